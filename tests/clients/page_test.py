"""The page in a real browser: what it shows is what the graph holds, everything works by mouse and by keyboard, no text
is run as code, nothing is asked of any network."""
import re
import unittest

from expected import GRAPHS, edges, exact, missing, nodes, rows, run
from page_browser import Keys, open_browser

PAGE = GRAPHS / "hostile.html"
NAME = "Kim Jong-un"


def counts(browser):
    """names and relations that the page says it shows"""
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", browser.text(".shown"))]


def said(where):
    """distinct edges behind the statements that fit"""
    return rows("hostile", f"""SELECT count(DISTINCT min(subject, object) || char(1) || relation || char(1) ||
        CASE relation WHEN 'met' THEN max(subject, object) ELSE subject || char(1) || object END) AS n
        FROM relations WHERE {where}""", exact)[0]["n"]


class PageTest(unittest.TestCase):
    def setUp(self):
        self.browser = BROWSER
        self.browser.messages()
        self.browser.requests()
        self.browser.open(PAGE)

    def tearDown(self):
        self.assertEqual(self.browser.messages(), [], "the console is silent")
        requests = [url for url in self.browser.requests() if not url.startswith(("file:", "data:"))]
        self.assertEqual(requests, [], "nothing is asked of a network")

    def choose(self, name):
        self.browser.type("#search", name)
        self.browser.type("#search", Keys.ENTER)

    def open_table(self):
        self.browser.one("#table-tab").click()

    def sheet(self, name):
        next(button for button in self.browser.all(".table-head .choice button") if button.text == name).click()

    def table(self):
        return self.browser.script("""return [...document.querySelectorAll('#table tbody tr')].map(
            row => [...row.cells].map(cell => cell.textContent))""")

    # what it shows

    def test_holds_the_graph(self):
        self.assertEqual(counts(self.browser), [len(nodes("hostile")), len(edges("hostile"))])
        self.open_table()
        wanted = edges("hostile", exact)
        seen = {(who, relation.replace(" ", "_") if relation != STRANGE else relation, whom): int(times)
                for who, relation, whom, times, *_ in self.table()}
        self.assertEqual(seen, {key: row["weight"] for key, row in wanted.items()})

    def test_sentences_are_searched(self):
        self.open_table()
        self.sheet("Sentences")
        relations = rows("hostile", "SELECT * FROM relations", exact)
        self.assertEqual(len(self.table()), len(relations))
        self.assertEqual({row[0] for row in self.table()}, {row["sentence"] for row in relations})
        self.assertEqual(len([row for row in self.table() if "(negated)" in row[1]]),
                         len([row for row in relations if row["polarity"] == "negated"]))
        self.browser.type(".table-head input", "007 praised")
        self.assertEqual(len(self.table()), len([row for row in relations if row["subject"] == "007"
                                                 and row["relation"] == "praised"]))
        self.browser.type(".table-head input", " no such words")
        self.assertEqual(self.table(), [])
        self.assertEqual(self.browser.text("#table caption"), "0 statements")

    def test_no_text_is_markup_or_code(self):
        self.open_table()
        self.sheet("Names")
        names = {row[0] for row in self.table()}
        self.assertEqual(names, {row["name"] for row in nodes("hostile", exact).values()})
        for name in ("<img", "</script>", "<b>bold"):
            self.browser.driver.refresh()
            self.browser.wait(lambda: self.browser.script("return document.documentElement.dataset.ready") == "yes")
            self.choose(name)
            self.assertIn(name, self.browser.text("#detail h2"))
            self.browser.one("#detail .row").click()
            self.assertIn("<img", self.browser.text("blockquote"))
        self.assertEqual(self.browser.script("return [document.images.length, window.ran === undefined]"), [0, True])
        self.assertEqual(self.browser.all("a[href^='javascript']"), [])

    def test_policy_refuses_other_scripts(self):
        self.browser.script("""const script = document.createElement('script');
            script.textContent = 'window.ran = true'; document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', '<p onclick="window.ran = true" id="trap">x</p>');
            document.getElementById('trap').click();""")
        self.assertIsNone(self.browser.script("return window.ran"))
        self.assertGreaterEqual(len([line for line in self.browser.messages() if "Content Security Policy" in line]), 2)

    # finding

    def test_search(self):
        self.browser.press("/")
        self.browser.press("KIM")
        self.assertTrue(self.browser.texts("#found .name")[0].startswith(NAME))
        self.browser.press(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
        self.assertEqual(self.browser.text("#detail h2"), NAME)
        self.choose("nobody of this name")
        self.assertIn("No name like this", self.browser.text("#found"))

    def test_an_address_names_what_is_looked_at(self):
        self.choose(NAME)
        address = self.browser.driver.current_url
        self.assertTrue(address.endswith("#Kim%20Jong-un"), address)
        self.browser.press(Keys.ESCAPE)
        self.browser.driver.get(address)
        self.assertEqual(self.browser.text("#detail h2"), NAME)
        self.browser.driver.get(address[:-4] + "%zz")  # nobody, and no address

    def test_dossier_and_sentences(self):
        self.choose(NAME)
        wanted = rows("hostile", f"SELECT * FROM edges WHERE '{NAME}' IN (source, target)")
        self.assertEqual(len(self.browser.all("#detail .group .row")), len(wanted))
        self.browser.one("#detail .group .row").click()
        title = self.title()
        found = rows("hostile", "SELECT * FROM relations WHERE relation = '%s' AND '%s' IN (subject, object)"
                     % (title[1].replace(" ", "_"), NAME), exact)
        found = [row for row in found if {row["subject"], row["object"]} == {title[0], title[2]}]
        self.assertEqual(sorted(self.browser.texts("#detail blockquote")), sorted(row["sentence"] for row in found))
        self.assertEqual(set(self.browser.texts("#detail mark")), {"Somebody"})
        for row, rule in zip(sorted(found, key=lambda row: row["id"]), sorted(self.browser.texts("#detail .rule"))):
            self.assertIn(row["rule"], rule)
        negated = [row["polarity"] for row in found].count("negated")
        self.assertEqual(self.browser.texts("#detail .statement .denied"), ["negated"] * negated)
        self.assertEqual(self.browser.texts(".edge-title .denied"), ["negated"] * (negated == len(found)))
        for document in self.browser.texts("#detail .document"):
            self.assertIn("28 February 2019", document)
        self.browser.one(".detail-buttons button").click()
        self.assertEqual(self.browser.text("#detail h2"), NAME)
        self.browser.press(Keys.ESCAPE)
        self.assertFalse(self.browser.one("#detail").is_displayed())

    def test_clicks_on_the_network(self):
        canvas = self.browser.one("#canvas")
        self.choose(NAME)
        self.browser.one(".actions button").click()
        self.browser.settle()
        self.browser.one("#detail .row").click()
        self.browser.mouse().move_to_element(canvas).click().perform()
        self.assertEqual(self.browser.text("#detail h2"), NAME)
        self.browser.one("#detail .row").click()
        self.browser.one(".actions button").click()
        self.browser.settle()
        edge = self.title()
        self.browser.one(".detail-buttons button").click()
        self.assertEqual(self.browser.text("#detail h2"), NAME)
        self.find_edge(canvas, " ".join(edge))
        self.browser.mouse().click().perform()
        self.assertEqual(self.title(), edge)

    def title(self):
        """subject, relation, object of the edge in the panel"""
        return self.browser.script("""return [...document.querySelectorAll('.edge-title > *')].map(e =>
            [...e.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join(''))""")

    def find_edge(self, canvas, words):
        """moves the mouse about the middle of the canvas until it is over an edge"""
        for x, y in [(step, 0) for step in range(-60, 61, 4)] + [(0, step) for step in range(-60, 61, 4)]:
            self.browser.mouse().move_to_element_with_offset(canvas, x, y).perform()
            self.browser.settle()
            if self.browser.one("#tip").is_displayed() and words in self.browser.text("#tip"):
                return self.browser.text("#tip")
        self.fail("no edge where it was brought to")

    # filters

    def test_filters(self):
        self.untick("Polarity", "negated")
        self.assertEqual(counts(self.browser)[1], said("polarity = 'affirmed'"))
        self.untick("Relations", "met")
        self.assertEqual(counts(self.browser)[1], said("polarity = 'affirmed' AND relation <> 'met'"))
        self.untick("Names", "person")
        self.assertEqual(counts(self.browser)[1], said("polarity = 'affirmed' AND relation <> 'met' AND "
                                                       "subject_kind <> 'person' AND object_kind <> 'person'"))
        self.open_table()
        self.assertEqual(len(self.table()), counts(self.browser)[1])
        self.browser.one(".filters-head button").click()
        self.assertEqual(counts(self.browser)[1], len(edges("hostile")))
        self.only("Relations", "praised")
        self.assertEqual(counts(self.browser)[1], said("relation = 'praised'"))

    def box(self, group, label, what):
        return self.browser.script("""const group = [...document.querySelectorAll('fieldset')].find(
            group => group.querySelector('legend').textContent === arguments[0]);
            const item = [...group.querySelectorAll('li')].find(
            item => item.querySelector('.name').textContent === arguments[1]);
            item.scrollIntoView(); return item.querySelector(arguments[2]);""", group, label, what)

    def untick(self, group, label):
        self.box(group, label, "input").click()

    def only(self, group, label):
        button = self.box(group, label, ".only")
        self.browser.mouse().move_to_element(button).click().perform()

    def test_filters_that_leave_nothing_say_so(self):
        for kind in {row["kind"] for row in nodes("hostile").values()}:
            self.untick("Names", kind)
        self.assertEqual(counts(self.browser), [0, 0])
        self.assertIn("Nothing passes these filters", self.browser.text("#nothing"))
        self.browser.one("#nothing button").click()
        self.assertEqual(counts(self.browser)[1], len(edges("hostile")))

    def test_neighbourhood(self):
        self.choose(NAME)
        self.browser.one(".actions button:last-child").click()
        around = rows("hostile", f"""SELECT count(DISTINCT name) AS n FROM (
            SELECT source AS name FROM edges WHERE '{NAME}' IN (source, target) UNION
            SELECT target FROM edges WHERE '{NAME}' IN (source, target))""")[0]["n"]
        self.assertEqual(counts(self.browser)[0], around)

    # the timeline

    def test_timeline_is_dragged(self):
        overlay = self.browser.one("#timeline .overlay")
        width = overlay.size["width"]
        at = lambda share: (overlay, int((share - 0.5) * width), 0)  # from the middle
        self.browser.mouse().move_to_element_with_offset(*at(0.02)).click_and_hold().move_to_element_with_offset(
            *at(0.3)).move_to_element_with_offset(*at(0.5)).release().perform()
        first = self.dates()
        self.assertTrue(first[1] and first[1] < "2019-02", first)
        early = said("date IS NOT NULL")
        self.assertEqual(counts(self.browser)[1], early)
        self.assertLess(early, len(edges("hostile")))
        band = self.browser.one("#timeline .selection")
        self.browser.mouse().move_to_element(band).click_and_hold().move_by_offset(width // 4, 0).release().perform()
        self.assertGreater(self.dates()[1], first[1])
        self.browser.one(".timeline-head button").click()
        self.assertEqual(self.dates(), ["", ""])
        self.assertEqual(counts(self.browser)[1], len(edges("hostile")))

    def dates(self):
        return self.browser.script("return [...document.querySelectorAll('.dates input')].map(input => input.value)")

    def test_dates_are_typed(self):
        self.browser.script("""const [from] = document.querySelectorAll('.dates input'); from.value = '2019-01-01';
            from.dispatchEvent(new Event('change'));""")
        self.assertEqual(counts(self.browser)[1], said("date IS NULL"))

    # keyboard, phone, dark

    def test_keyboard_alone(self):
        self.browser.press(Keys.TAB, Keys.ENTER)  # the link to the table
        self.assertTrue(self.browser.one("#table").is_displayed())
        focused = lambda: self.browser.script("return document.activeElement.id || document.activeElement.className")
        self.assertEqual(focused(), "table-tab")
        for _ in range(90):
            if self.browser.script("return document.activeElement.closest('td em') !== null"):
                break
            self.browser.press(Keys.TAB)
        self.browser.press(Keys.ENTER)
        self.assertEqual(focused(), "detail")
        self.assertTrue(self.browser.texts("#detail blockquote"))
        self.browser.press(Keys.ESCAPE)
        self.browser.one("#table-tab").send_keys(Keys.ARROW_LEFT)
        self.assertEqual(focused(), "network-tab")
        before = self.picture()
        self.browser.type("#canvas", Keys.ARROW_LEFT, "+", "+")
        self.browser.settle()
        self.assertNotEqual(self.picture(), before)

    def picture(self):
        return self.browser.script("return document.getElementById('canvas').toDataURL()")

    def test_everything_has_a_name_for_readers(self):
        nameless = self.browser.script("""
            const isNamed = e => e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length ||
                e.getAttribute('aria-labelledby') || e.hidden;
            return [...document.querySelectorAll('button, input, a, canvas, section, aside')]
                .filter(e => !isNamed(e)).map(e => e.outerHTML);""")
        self.assertEqual(nameless, [])

    def test_phone(self):
        self.browser.resize(375, 720, mobile=True)
        self.browser.settle()
        wide = "return document.documentElement.scrollWidth <= innerWidth"
        self.assertTrue(self.browser.script(wide))
        self.choose(NAME)
        detail = self.browser.one("#detail").rect
        self.assertEqual((detail["width"], round(detail["y"] + detail["height"])), (375, 720))
        self.assertGreater(detail["y"], 200, "part of the network stays in sight")
        self.browser.one(".close").click()
        self.browser.one("#filters-button").click()
        self.untick("Polarity", "negated")
        self.assertEqual(counts(self.browser)[1], said("polarity = 'affirmed'"))
        self.browser.one("#filters-button").click()
        self.browser.wait(lambda: not self.browser.one("#filters").is_displayed())
        self.open_table()
        self.assertTrue(self.browser.script(wide))

    def test_fingers(self):
        self.browser.open(PAGE, (375, 720), mobile=True)
        self.choose(NAME)  # and it is in the middle of what the details leave free
        canvas, timeline = self.browser.one("#canvas").rect, self.browser.one("#timeline .overlay").rect
        at = (canvas["width"] / 2, (canvas["y"] + self.browser.one("#detail").rect["y"]) / 2)
        self.browser.one(".close").click()
        self.assertFalse(self.browser.one("#detail").is_displayed())
        self.browser.touch(at)
        self.assertTrue(self.browser.one("#detail").is_displayed())
        self.assertEqual(self.browser.text("#detail h2"), NAME)
        self.browser.one(".close").click()
        before = self.picture()
        self.browser.touch(at, (at[0] + 40, at[1] + 30), (at[0] + 80, at[1] + 60))
        self.assertNotEqual(self.picture(), before)
        height = timeline["y"] + timeline["height"] / 2
        self.browser.touch(*[(timeline["x"] + share * timeline["width"], height) for share in (0.02, 0.2, 0.4, 0.5)])
        self.assertEqual(counts(self.browser)[1], said("date IS NOT NULL"))

    def test_dark(self):
        paper = "return getComputedStyle(document.body).backgroundColor"
        light = self.browser.script(paper)
        self.browser.prefer("dark")
        self.assertNotEqual(self.browser.script(paper), light)
        self.browser.one("#theme").click()  # always light
        self.assertEqual(self.browser.script(paper), light)
        self.browser.one("#theme").click()
        self.browser.prefer("light")
        self.assertNotEqual(self.browser.script(paper), light)
        self.browser.one("#theme").click()

    # size

    def test_20000_names_open_at_once(self):
        seconds = self.browser.seconds_to_open(GRAPHS / "large.html")
        print(f"20,000 names: {seconds:.2f} s")
        self.assertEqual(counts(self.browser)[0], 20_000)
        self.assertLess(seconds, 4)
        self.browser.mouse().move_to_element(self.browser.one("#canvas")).click_and_hold().move_by_offset(
            80, 40).release().perform()
        self.choose("Bababado")
        self.assertEqual(self.browser.text("#detail h2"), "Bababado")

    def test_part_of_a_graph_says_so(self):
        part = GRAPHS / "part.html"
        text = PAGE.read_text(encoding="utf-8")
        part.write_text(re.sub(r'"of":\[\d+', '"of":[31000', text, count=1), encoding="utf-8")
        self.browser.open(part)
        self.assertIn(f"holds the {len(nodes('hostile'))} names that matter most (by PageRank), of 31,000",
                      self.browser.text("#notice"))

    def test_empty(self):
        self.browser.open(GRAPHS / "empty.html")
        self.assertIn("no relation between two names", self.browser.text("#nothing"))


STRANGE = 'a <"strange"> & ]]> relation'
BROWSER = open_browser()
if BROWSER is None:
    missing("chromium with chromedriver and python3-selenium")
try:
    run()
finally:
    BROWSER.quit()
