"""Whether a person's name is one of Ukraine, Russia or Belarus: people of elsewhere are left alone."""

from __future__ import annotations

import re
from functools import lru_cache

from translit_norm.persons.words import analyse
from translit_norm.script.fold import fold

#: Given names that half of Europe bears: in Latin letters they prove nothing about a person.
_INTERNATIONAL_WORDS = """
    antony anthony anton jens rafael raphael рафаэль рафаель роберт марк адам давид даніель
    дэвид якоб жозеп adam robert mark daniel david peter roman victor viktor sofia sophia
    diana paul alexander alex martin max anton eva leo marina natalie nina tamara vera elena
    nadia valentin valentina simon boris anna maria eduard edward george julia lina laura
    emilia arthur artur bohdan emma helena irena irina ivana jan jana john josef joseph karl
    karina kira klara konstantin larissa leon lev lidia lily lisa lydia magdalena margarita
    marianna mariana marta martha michael milan monika olga oscar oskar pavel philip filip
    raisa regina renata richard rita rudolf samuel sandra sara sarah sebastian stefan stella
    stephan steven susanna theodor thomas tina tony veronica veronika victoria viktoria
    vincent walter zoe angelina angela albert alexandra alexandre alina alla andrea andrej
    antonina benjamin camilla carolina christian christina clara constantin cristina denis
    dennis dominic emil erik eric ernst eugen eugene eva evelyn felix frederic gabriel
    gabriela georg gregory hanna hannah henri henry ines inga isabella
    adolf ahmed ahmet alan alexandru alfred ali alice angelica angelika antoni arnold arturo
    barbara carl damian dawid dina edmund edouard edvard ella ernest evelina fatima franz
    friedrich fridrikh garry gary gheorghe giorgi harry heinrich henryk herman hermann ian
    ibrahim isaac isaak ismail jadwiga jakub jamal janina justin justina justyna kamil karen
    kazimierz kim krystyna lauren leila leopold leyla liana ludwig luka maja marcel marian
    marko maximilian maya mieczyslaw mihail miroslaw muhammad mustafa nathalie nelly nicolae
    omar petar philipp piotr raul rosa ruben rudolph sabina solomon stanislaw stefania tadeusz
    teresa tereza violeta violetta william wladyslaw xenia yann yunus yusuf zoran czeslaw
    jaroslaw joseph zdzislaw amet bekir elvina emine emir fatma inver ismet kerim khalil marlen memet
    muslim nazim osman ramazan riza rizvan shevket yashar zeki
"""
_INTERNATIONAL = frozenset(_INTERNATIONAL_WORDS.split())
#: Lavrinovich, Kotorovych, Dubovitch: a family name made as a patronymic, not spelt as in Polish or Serbian.
_PATRONYMIC_RE = re.compile(r"[oea]v[iy](?:ch|tch|tsch)$")
#: Beleniuk, Turchak, Tertyshnyi: endings of Ukraine and Belarus as no neighbour spells them.
_ENDING_RE = re.compile(
    r"(?:[iyj]uk|iouk|t?chuk|tschuk|tchouk|t?chak|tschak|[bdghklmnprstvz]y[ij])$"
)


@lru_cache(maxsize=1 << 14)
def sounds_ours(given: str, family: str) -> bool:
    """Say whether a name is one of Ukraine, Russia or Belarus, so that it is reported."""
    folded = fold(family)
    if (
        analyse(family).family_likeness >= 2
        or _PATRONYMIC_RE.search(folded)
        or _ENDING_RE.search(folded)
    ):
        return True
    return fold(given) not in _INTERNATIONAL
