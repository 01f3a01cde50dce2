"""Sentences of a treebank, and the ways in which training varies them.

Idea: the treebanks are web and Wikipedia prose; news has capitals, headlines, datelines and
names that no treebank knows. So a share of the sentences is recased, loses its final stop, or
has its names replaced, each epoch anew.
"""
import lzma

KEPT = {"Number=Sing", "Number=Plur", "Tense=Past", "Tense=Pres", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger", "Voice=Pass",
        "Mood=Imp", "Person=1", "Person=2", "Person=3"}  # the bits of enum Feat in extract/text/tags.h


class Sentence:
    __slots__ = ("form", "upos", "xpos", "feats", "head", "rel")

    def __init__(self):
        self.form, self.upos, self.xpos, self.feats, self.head, self.rel = [], [], [], [], [], []

    def copy(self):
        other = Sentence()
        for name in self.__slots__:
            setattr(other, name, list(getattr(self, name)))
        return other

    def __len__(self):
        return len(self.form)


def kept(feats):
    part = [f for f in feats.split("|") if f in KEPT]
    return "|".join(part) or "_"


def read(path):
    sentences, now = [], Sentence()
    opener = lzma.open if str(path).endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if len(now):
                    sentences.append(now)
                now = Sentence()
                continue
            c = line.split("\t")
            if line[0] == "#" or not c[0].isdigit():
                continue
            now.form.append(c[1])
            now.upos.append(c[3])
            now.xpos.append(c[4])
            now.feats.append(kept(c[5]))
            now.head.append(int(c[6]))
            now.rel.append(c[7])
    if len(now):
        sentences.append(now)
    return sentences


GIVEN = """Hassan Javad Mike Rex Nikki Kim Xi Moon Shinzo Vladimir Sergei Emmanuel Angela Theresa Recep Bashar Benjamin Mahmoud
Narendra Nawaz Imran Ashraf Abdel Mohammed Mohammad Ali Qassem Kellyanne Steve Jared Ivanka Paul Robert James Jeff Nicolás
Juan Dmitry Petro Volodymyr Alexander Viktor Andrzej Jaroslaw Ursula Jean-Claude Justin Chrystia Jacinda Rodrigo Ri Choe Pak
Aung Min Mamnoon Sheikh Khalid Adel Saad Michel Haider Masoud Fayez Khalifa Omar Cyril Jacob Robert Emmerson Muhammadu Uhuru
Paolo Matteo Giuseppe Mariano Pedro Carles António Alexis Boris Jeremy Nigel Nicola Leo Stephen Wilbur Dan Christopher""".split()
FAMILY = """Rouhani Zarif Pompeo Tillerson Haley Jinping Jae-in Abe Putin Lavrov Macron Merkel May Erdogan Erdoğan Assad Netanyahu
Abbas Modi Sharif Khan Ghani Sisi Khamenei Soleimani Conway Bannon Kushner Ryan Mueller Mattis Sessions Maduro Guaidó Peskov
Poroshenko Zelensky Lukashenko Orban Duda Kaczynski Juncker Trudeau Freeland Ardern Duterte Yong-ho Son-hui Pyongyang Suu Hlaing
Hussain Tamim Jubeir Hariri Aoun Abadi Barzani Serraj Haftar Bashir Ramaphosa Zuma Mugabe Mnangagwa Buhari Kenyatta Gentiloni
Salvini Conte Rajoy Sanchez Puigdemont Guterres Tsipras Johnson Corbyn Farage Sturgeon Varadkar Stoltenberg Tusk Mogherini
Zhou Wang Yi Li Keqiang Liu He Lam Tsai Kuczynski Macri Temer Bolsonaro Santos Kovind Rohingya Kabila Tshisekedi Hollande Le
Qasemi Amano Grossi Yukiya Nauert Huckabee McMaster Bolton Kelly Priebus Flynn Comey Manafort Papadopoulos Warmbier""".split()
SYLLABLE = "ka ro mi shi na zar gul bek ov ev ich sen dar mal qu xi zhou yang ng tra min hou ri sa mad hos ban ter vel kov sky dze shvili".split()


def invented(random):
    word = "".join(random.choice(SYLLABLE) for _ in range(random.randint(2, 3)))
    return word.capitalize()


def name(random, first):
    if random.random() < 0.25:
        return invented(random)
    return random.choice(GIVEN if first else FAMILY)


def expand(sentence, at, parts):
    """The token `at` becomes "Jong - un": its parts are flat under what the first part hung on."""
    s, extra = sentence, len(parts) - 1
    moved = lambda h: h + extra if h > at + 1 else h
    s.head = [moved(h) for h in s.head]
    top = s.head[at] if s.rel[at] == "flat" else at + 1
    s.form[at] = parts[0]
    for n, part in enumerate(parts[1:], 1):
        mark = part == "-"
        s.form.insert(at + n, part)
        s.upos.insert(at + n, "PUNCT" if mark else "PROPN")
        s.xpos.insert(at + n, "HYPH" if mark else "NNP")
        s.feats.insert(at + n, "_" if mark else "Number=Sing")
        s.head.insert(at + n, at + n + 2 if mark else top)
        s.rel.insert(at + n, "punct" if mark else "flat")


def rename(sentence, random):
    """Replaces single names of a sentence; the tree stays, or grows by the parts of a hyphenated name."""
    s = sentence.copy()
    places = [n for n in range(len(s)) if s.xpos[n] == "NNP" and s.form[n].isalpha() and s.form[n][0].isupper() and len(s.form[n]) > 2
              and s.rel[n] in ("flat", "nsubj", "obj", "nmod", "obl", "conj", "appos", "nmod:poss", "nsubj:pass", "compound")]
    for at in reversed(places):
        if random.random() < 0.5:
            continue
        given = any(h == at + 1 and r == "flat" for h, r in zip(s.head, s.rel))
        new = name(random, given)
        parts = new.replace("-", " - ").split()
        if s.form[at].isupper():
            parts = [p.upper() for p in parts]
        expand(s, at, parts)
    return s


SMALL = {"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"}


def recase(sentence, random):
    s, way = sentence.copy(), random.random()
    if way < 0.55:
        s.form = [f.upper() for f in s.form]
    elif way < 0.75:
        s.form = [f.lower() for f in s.form]
    else:
        s.form = [f[:1].upper() + f[1:] if u not in SMALL else f for f, u in zip(s.form, s.upos)]
    return s


def unstop(sentence):
    """Without its final stop, if nothing hangs on that."""
    s, last = sentence, len(sentence)
    if last > 3 and s.form[-1] in ".!" and last not in s.head:
        s = s.copy()
        for field in s.__slots__:
            getattr(s, field).pop()
    return s


def without(sentence, gone):
    """The sentence without the tokens in the set `gone`, on which nothing may hang."""
    s = Sentence()
    kept_ones = [n for n in range(len(sentence)) if n not in gone]
    place = {0: 0, **{n + 1: i + 1 for i, n in enumerate(kept_ones)}}
    for field in s.__slots__:
        setattr(s, field, [getattr(sentence, field)[n] for n in kept_ones])
    s.head = [place[h] for h in s.head]
    return s


FORMS_OF_BE = {"is", "are", "was", "were"}


def headline(sentence):
    """As a headline would say it: no articles, no "is" or "are", "to" for "will", no final stop."""
    s = unstop(sentence).copy()
    heads = set(s.head)
    gone = {n for n in range(len(s)) if n + 1 not in heads and (
        s.form[n].lower() in ("a", "an", "the") and s.rel[n] == "det"
        or s.form[n].lower() in FORMS_OF_BE and s.rel[n] in ("aux", "aux:pass", "cop"))}
    for n, form in enumerate(s.form):
        if form.lower() == "will" and s.rel[n] == "aux":
            s.form[n], s.upos[n], s.xpos[n], s.feats[n], s.rel[n] = "to", "PART", "TO", "_", "mark"
    if len(s) - len(gone) < 3:
        return sentence
    s = without(s, gone)
    s.form[0] = s.form[0][:1].upper() + s.form[0][1:]
    return s


CITIES = """Seoul Beijing Moscow Washington Pyongyang Tehran Jerusalem Baghdad Kabul Damascus Ankara Istanbul Cairo Paris Berlin London
Brussels Geneva Vienna Tokyo Manila Jakarta Delhi Islamabad Caracas Brasilia Bogota Havana Ottawa Canberra Kiev Kyiv Warsaw Riyadh Doha Sanaa
Tripoli Nairobi Abuja Pretoria Yangon Bangkok Hanoi Singapore""".split()
AGENCIES = "Reuters AP AFP CNN Xinhua Yonhap KCNA TASS Kyodo Bloomberg".split()


def dateline(sentence, random):
    """With "SEOUL ( Reuters ) -" before it: the place is parataxis of the sentence, all else hangs on the place."""
    city = random.choice(CITIES)
    forms = [city.upper() if random.random() < 0.7 else city]
    tags, rels, heads = [("PROPN", "NNP", "Number=Sing")], ["parataxis"], [None]
    if random.random() < 0.6:
        forms += ["(", random.choice(AGENCIES), ")"]
        tags += [("PUNCT", "-LRB-", "_"), ("PROPN", "NNP", "Number=Sing"), ("PUNCT", "-RRB-", "_")]
        rels += ["punct", "appos", "punct"]
        heads += [3, 1, 3]
    forms.append(random.choice(["-", "--", "–", "—"]))
    tags.append(("PUNCT", ",", "_"))
    rels.append("punct")
    heads.append(1)
    s, extra = sentence.copy(), len(forms)
    s.head = [h + extra if h else 0 for h in s.head]
    heads[0] = s.head.index(0) + 1 + extra
    s.form[:0], s.head[:0], s.rel[:0] = forms, heads, rels
    s.upos[:0], s.xpos[:0], s.feats[:0] = ([t[n] for t in tags] for n in range(3))
    return s


def varied(sentence, random):
    s = sentence
    if len(s) > 5 and random.random() < 0.06:
        s = headline(s) if random.random() < 0.7 else dateline(s, random)
    if random.random() < 0.12:
        s = rename(s, random)
    if random.random() < 0.06:
        s = unstop(s)
    if random.random() < 0.10:
        s = recase(s, random)
    return s
