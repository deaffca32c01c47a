// Forms in pages, read as a browser reads them.

export const unescape = (text) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What stands in the text of a form, by field: what a browser would send. */
export function fieldsIn(form) {
  const fields = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = tag.match(/ name="([^"]*)"/)?.[1];
    const type = tag.match(/ type="([^"]*)"/)?.[1];
    const ticked = !["checkbox", "radio"].includes(type) || / checked=/.test(tag);
    if (name && ticked && type !== "file") fields[name] = unescape(tag.match(/ value="([^"]*)"/)?.[1] ?? "");
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)) fields[name] = unescape(text);
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = options.match(/<option value="([^"]*)" selected/) ?? (name === "areas" ? undefined : options.match(/<option value="([^"]*)"/));
    if (chosen) fields[name] = unescape(chosen[1]);
  }
  return fields;
}
