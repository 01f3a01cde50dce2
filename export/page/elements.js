// Making elements. Texts of the graph come in as text nodes only, never as markup.

// element("p.faint", { title: "…" }, "text", child, [children])
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return made;
}

export const byId = id => document.getElementById(id);

export function replaceChildren(parent, ...children) {
  parent.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined));
}

export function counted(number, noun) {
  return (
    number.toLocaleString("en") +
    " " +
    (number === 1 ? noun : noun.endsWith("y") ? noun.slice(0, -1) + "ies" : noun + "s")
  );
}
