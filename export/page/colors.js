// The graph's own colours (those that other exports write), made readable on light and on dark paper; the theme.
import { byId } from "./elements.js";

const kThemes = ["auto", "light", "dark"];
const kIcons = { auto: "◐", light: "☀", dark: "☾" };
const kNames = { auto: "as the system", light: "light", dark: "dark" };

export const paint = {}; // what the canvas draws with; from the style sheet

const isDark = () => {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

// The same hue at a lightness that stands out from the paper.
function readable([red, green, blue], light, dark) {
  const color = d3.hcl(d3.rgb(red, green, blue));
  const [low, high] = isDark() ? dark : light;
  color.l = Math.max(low, Math.min(high, color.l));
  if (Number.isNaN(color.h)) color.h = 0;
  if (Number.isNaN(color.c)) color.c = 0;
  color.c = Math.min(color.c, 54);
  return color.toString();
}

export function colorAll(graph) {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "faint", "accent", "halo"])
    paint[name] = style.getPropertyValue("--" + name).trim();
  paint.communities = d3.schemeTableau10.slice(0, 9).map(color => {
    const { r, g, b } = d3.rgb(color);
    return readable([r, g, b], [44, 62], [58, 76]);
  });
  for (const kind of graph.kinds) kind.paint = readable(kind.color, [48, 60], [60, 74]);
  for (const relation of graph.relations) relation.paint = readable(relation.color, [42, 50], [60, 74]);
}

// The button that goes through the themes; a choice lasts as long as the browser lets us keep it.
export function setUpTheme(repaint) {
  const button = byId("theme");
  let theme = "auto";
  try {
    theme = localStorage.getItem("entente-theme") || "auto";
  } catch {
    /* a page from a disk may not keep things */
  }
  if (!kThemes.includes(theme)) theme = "auto";
  const show = () => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = kIcons[theme];
    button.setAttribute("aria-label", "Colours: " + kNames[theme]);
    button.title = "Colours: " + kNames[theme];
  };
  show();
  button.addEventListener("click", () => {
    theme = kThemes[(kThemes.indexOf(theme) + 1) % kThemes.length];
    try {
      localStorage.setItem("entente-theme", theme);
    } catch {
      /* as above */
    }
    show();
    repaint();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
}
