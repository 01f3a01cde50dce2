"""A real browser for the page's tests: headless Chromium, driven by chromedriver; every request and message is seen."""
import json
import shutil
import time

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    webdriver = None

ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-dev-shm-usage", "--window-size=1300,850"]


def open_browser():
    """None where there is none, or it does not start here"""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (webdriver and chromium and driver):
        return None
    options = Options()
    options.binary_location = chromium
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    try:
        return Browser(webdriver.Chrome(service=Service(driver), options=options))
    except WebDriverException as error:
        print(f"Chromium does not start here: {error.msg}")
        return None


class Browser:
    def __init__(self, driver):
        self.driver = driver
        self.resize(1300, 850)

    def resize(self, width, height, mobile=False):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile})
        self.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": mobile})

    def prefer(self, scheme):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def open(self, path, size=(1300, 850), mobile=False, seconds=60):
        self.prefer("light")
        self.resize(*size, mobile)
        self.driver.get(path.resolve().as_uri())
        self.wait(lambda: self.script("return document.documentElement.dataset.ready") == "yes", seconds)

    def seconds_to_open(self, path):
        """of processor time of the page's thread, its first picture drawn: what else the machine does counts little"""
        self.driver.get("about:blank")
        self.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        before = self.busy()
        self.open(path)
        self.settle()
        return self.busy() - before

    def busy(self):
        metrics = self.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    def wait(self, condition, seconds=10):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s; the browser says: {self.messages()}")
            time.sleep(0.02)

    def script(self, code, *arguments):
        return self.driver.execute_script(code, *arguments)

    def settle(self):
        """two frames, so that what was to be drawn is drawn"""
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));")

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.script("const e = document.querySelector(arguments[0]); return e && e.textContent", selector)

    def texts(self, selector):
        return self.script("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector)

    def type(self, selector, *keys):
        self.one(selector).send_keys(*keys)

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def mouse(self):
        return ActionChains(self.driver, duration=20)

    def touch(self, *points):
        """a finger put down at the first point, moved through the others, and lifted"""
        steps = ["touchStart"] + ["touchMove"] * (len(points) - 1)
        for step, (x, y) in zip(steps, points):
            self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": step, "touchPoints": [{"x": x, "y": y}]})
        self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self.settle()

    def messages(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """the addresses asked for since the last call"""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def quit(self):
        self.driver.quit()
