// Finds what a person would point at: fields by their label, buttons and links by their words, in upper or lower case.
// arguments: kind (field, clickable, section), text, near (text of what it is next to, or null), root (element or null).
const [kind, wanted, near, root] = arguments;
const plain = text => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
const visible = e => e.checkVisibility({ visibilityProperty: true });
const all = selector => [...(root ?? document).querySelectorAll(selector)].filter(visible);
const text = plain(wanted);

const labelOf = label => plain(label.innerText).replace(/ required$/, '');
const find = {
  field: () => all('label').filter(label => labelOf(label) === text).map(label => label.control).filter(e => e && visible(e)),
  clickable: () => all('a, button, summary, [role=button], input[type=submit]').filter(e => plain(e.innerText || e.value) === text),
  section: () => all('fieldset, section, main').filter(section => {
    if (section.tagName === 'MAIN') return text === 'main';
    const title = document.getElementById(section.getAttribute('aria-labelledby'))
      ?? section.querySelector(':scope > legend, :scope > h2, :scope > h3');
    return title && plain(title.innerText) === text;
  }),
};

// The nearest: inside the smallest part of the page that also has the other text, as a word of its own.
function nearest(found) {
  const word = new RegExp(`(^|[\\s,;:"“(])${plain(near).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|[\\s,;:"”)])`);
  const sizes = found.map(e => {
    let part = e;
    while (part && !word.test(plain(part.innerText))) part = part.parentElement;
    return part ? part.innerText.length : Infinity;
  });
  const least = Math.min(...sizes);
  return found.filter((_, i) => sizes[i] === least && least < Infinity);
}

// Two links to one page are one choice.
const key = e => e.tagName === 'A' ? e.href : e;
const found = [...new Map(find[kind]().map(e => [key(e), e])).values()];
return near === null ? found : nearest(found);
