// Meetings, decisions at the table, tasks, pledges and surveys on the real binary, by forms alone and without a script.
import { test } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fieldsIn, unescape } from "./forms.mjs";
import { addMember, folderFor, must, password, serve, squares, tokenOf } from "./support.mjs";

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
/** So many quarters before the one of today, as a token. */
function quarterBack(count) {
  const now = new Date();
  const quarters = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3) - count;
  return `${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`;
}
const lastQuarter = () => quarterBack(1);

/** Quarters are due on their last day: the one that has passed is overdue for A, which has done the one before. */
const wheel = () => `
id = "hjul.example.se"
[law_clock]
title = "Lägesbild enligt lag"
for = ["omr", "staden"]
warn = [18, 21]
[[body]]
id = "grupp-a"
title = "Styrgruppen för A"
level = "omr"
area = "OMR:A"
[body.done]
kvartal = "${quarterBack(2)}"
[[body]]
id = "grupp-b"
title = "Styrgruppen för B"
level = "omr"
area = "OMR:B"
[[body]]
id = "stad"
title = "Samordningsgruppen"
level = "staden"
[[rule]]
id = "kvartal"
title = "Kvartalsavstämning"
for = ["omr"]
every = "quarter"
days_after = 0
warn_days = 21
meeting = true
[[rule]]
id = "ar"
title = "Årsavstämning"
for = ["staden"]
every = "year"
days_after = 30
meeting = true
`;

/** A store with the areas A, B and C and a year wheel, served; `as` signs in and gives a browser without a script. */
async function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  writeFileSync(join(folder, "areas.geojson"), squares(3));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, join(folder, "areas.geojson"), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  const parts = { anna: "planner@OMR:A", bo: "planner@OMR:B", stina: "steering@OMR:A", lars: "reader", sam: "coordination" };
  for (const [name, part] of Object.entries(parts)) addMember(store, name, part);
  writeFileSync(join(folder, "hjul.toml"), wheel());
  writeFileSync(join(folder, "server.toml"), `[year_wheel]\nfile = "${join(folder, "hjul.toml")}"\n`);
  const token = tokenOf(store, "stina", parts.stina);
  const server = await serve(t, store, "--config", join(folder, "server.toml"));
  return { token, server, as: (name) => signedIn(server, name) };
}

async function signedIn({ base }, name) {
  const entry = await fetch(`${base}/logga-in`, { method: "POST", redirect: "manual", body: new URLSearchParams({ name, password }) });
  const cookie = entry.headers.get("set-cookie").split(";")[0];
  const ask = async (path, options = {}) => {
    const answer = await fetch(base + path, { redirect: "manual", ...options, headers: { cookie, ...options.headers } });
    return { status: answer.status, location: answer.headers.get("location")?.replace(base, ""), text: await answer.text() };
  };
  const page = async (path) => {
    const answer = await ask(path);
    assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 300)}`);
    return answer.text;
  };
  /** Fills in the form of a page that is sent to `action` and sends it; what is not named is sent as it stands. */
  const send = async (from, action, fields = {}) => {
    const body = new FormData();
    const html = from.startsWith("<!") ? from : await page(from);
    for (const [field, value] of Object.entries({ ...standing(html, action, fields.key), ...fields })) body.append(field, value);
    return ask(action, { method: "POST", body });
  };
  return { ask, page, send };
}

/** What stands in the form of a page that is sent to an address, by field; of many such, the one about `key`. */
function standing(html, action, key) {
  const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"[\s\S]*?<\/form>/g)].filter(([, to]) => unescape(to).split("?")[0].endsWith(action.split("?")[0]));
  const form = forms.map(([text]) => text).find((text) => !key || text.includes(`name="key" value="${key}"`));
  assert.ok(form, `there is a form to ${action}`);
  return fieldsIn(form);
}

const kept = (answer) => {
  assert.equal(answer.status, 303, answer.text.match(/role="alert"[\s\S]*?<\/div>/)?.[0] ?? answer.text.slice(0, 400));
  return answer.location;
};
const square = "57.703, 12.004\n57.703, 12.008\n57.706, 12.008\n57.706, 12.004\n57.703, 12.004";

/** A proposed problem and a proposed action that lacks nothing, both with public words. */
async function proposals(anna) {
  kept(await anna.send("/inside/problem/nytt", "/inside/problem/nytt", { title: "Skadegörelse vid skolan", geometry: square, public: "true", public_title: "Trygg skolväg" }));
  kept(await anna.send("/inside/problem/1/atgard/ny", "/inside/problem/1/atgard/ny", {
    title: "Kvällsvandringar", geometry: "57.704, 12.006", kind: "social", horizon: "kort", start: day(0), end: day(90), responsible: "Fältgruppen", parties: "Skolan",
    target: "6", unit: "vandringar", action_plan: "Varje fredag", communication_plan: "Brev hem", evaluation_plan: "Anmälningar före och efter", public: "true", public_title: "Vi vandrar",
  }));
}

/** Prepares the meeting of A about the last quarter, today, and gives its address. */
async function prepared(anna) {
  const link = `/inside/avstamning/ny?body=grupp-a&occasion=kvartal&period=${lastQuarter()}`;
  return kept(await anna.send(await anna.page(link), "/inside/avstamning/ny", { day: day(0) }));
}

test("a meeting is prepared from the wheel, decides a problem and an action, gives a task, and freezes its agenda when it is held", async (t) => {
  const { as, server } = await city(t);
  const [anna, stina] = [await as("anna"), await as("stina")];
  await proposals(anna);
  assert.match(await anna.page("/inside/arshjul?body=grupp-a"), /href="[^"]*\/inside\/avstamning\/ny\?body=grupp-a&amp;occasion=kvartal/);
  const meeting = await prepared(anna);
  assert.equal((await anna.ask(`/inside/avstamning/ny?body=grupp-a&occasion=kvartal&period=${lastQuarter()}`)).location, meeting, "a second click leads to the same meeting");

  const before = await stina.page(meeting);
  assert.match(before, /Förslag att besluta om[\s\S]*Skadegörelse vid skolan/);
  assert.doesNotMatch(await anna.page(meeting), /Skriv in beslutet/, "a planner prepares and does not decide");
  const publicPage = async () => (await server.get("/har-arbetar-vi")).text();
  assert.doesNotMatch(await publicPage(), /Trygg skolväg|Vi vandrar/);

  const key = (object) => before.match(new RegExp(`name="object" value="${object}"/?><input type="hidden" name="key" value="([^"]*)"`))[1];
  kept(await stina.send(before, `${meeting}/beslut`, { key: key("problem"), diarienummer: "0123/26", text: "Problemet prioriteras." }));
  kept(await stina.send(before, `${meeting}/beslut`, { key: key("action"), diarienummer: "0124/26", text: "Åtgärden beslutas." }));
  assert.match(await publicPage(), /Trygg skolväg/);
  assert.match(await publicPage(), /Vi vandrar/);

  const decided = await stina.page(meeting);
  assert.match(decided, /Beslut på avstämningen[\s\S]*0123\/26[\s\S]*0124\/26/);
  assert.match(decided, /Inget väntar på beslut/);
  kept(await stina.send(meeting, `${meeting}/uppgift`, { title: "Ring skolan", owner: "anna", due: day(7) }));
  kept(await anna.send(meeting, `${meeting}/andra`, { minutes: "Vi var eniga." }));
  assert.equal(kept(await anna.send(meeting, `${meeting}/hallen`)), meeting);

  const held = await anna.page(meeting);
  assert.match(held, /Dagordning, som den var[\s\S]*Problemet prioriteras, [\s\S]*Ring skolan/);
  assert.doesNotMatch(held, /Avstämningen är hållen<\/button>/);
  const agenda = (html) => html.match(/meet-kept[\s\S]*?<\/section>/)[0];
  kept(await anna.send("/inside/problem/nytt", "/inside/problem/nytt", { title: "Något nytt", geometry: square }));
  assert.equal(agenda(await anna.page(meeting)), agenda(held), "what comes later does not change what was on the table");
  const late = await stina.send(before, `${meeting}/beslut`, { key: key("problem"), diarienummer: "0125/26", text: "Igen." });
  assert.equal(late.status, 409, "nothing is decided at a meeting that is over");
  assert.equal((await stina.send(before, `${meeting}/hallen`)).status, 409, "and it is not held twice");
  const { items } = JSON.parse((await anna.ask("/inside/arshjul.json")).text);
  assert.ok(!items.some(({ body, period, state }) => body === "grupp-a" && period === lastQuarter() && state !== "done"));
});

test("the year wheel says at once that an occasion is done when its meeting has been held", async (t) => {
  const { as } = await city(t);
  const anna = await as("anna");
  const overdue = async () => JSON.parse((await anna.ask("/inside/arshjul.json")).text).overdue.map(({ body, period }) => `${body} ${period}`);
  const calendar = async () => (await anna.page("/inside/arshjul/grupp-a.ics")).match(new RegExp(`UID:kvartal\\.${lastQuarter()}[\\s\\S]*?END:VEVENT`))[0];
  const rows = async () => (await anna.page("/inside/avstamning")).match(/Styrgruppen för A[\s\S]*?<\/section>/)[0];
  const meeting = await prepared(anna);
  assert.deepEqual(await overdue(), [`grupp-a ${lastQuarter()}`], "a meeting that is only prepared is none");
  assert.match(await calendar(), /försenat/);
  assert.match(await rows(), /Ingen avstämning är hållen/);
  kept(await anna.send(meeting, `${meeting}/hallen`));
  assert.deepEqual(await overdue(), []);
  assert.match(await calendar(), /Läge: klart/);
  assert.match(await rows(), /Hållna[\s\S]*Kvartalsavstämning/);
});

test("what is wrong with a decision stands at that decision, and what somebody changed meanwhile is not decided on", async (t) => {
  const { as } = await city(t);
  const [anna, stina] = [await as("anna"), await as("stina")];
  await proposals(anna);
  const meeting = await prepared(anna);
  const page = await stina.page(meeting);
  const key = page.match(/name="object" value="problem"\/?><input type="hidden" name="key" value="([^"]*)"/)[1];
  const wrong = await stina.send(page, `${meeting}/beslut`, { key, text: "Utan nummer" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /<details class="meet-decide" open="">[\s\S]*Diarienummer: /);
  assert.match(wrong.text, />\nUtan nummer<\/textarea>/, "what was written is kept");

  kept(await anna.send("/inside/problem/1/andra", "/inside/problem/1/andra", { owner: "Anna" }));
  const stale = await stina.send(page, `${meeting}/beslut`, { key, diarienummer: "1/26", text: "Prioriteras" });
  assert.equal(stale.status, 409);
  assert.match(stale.text, /Någon har ändrat det som beslutet gäller/);
  assert.equal((await anna.send(page, `${meeting}/beslut`, { key, diarienummer: "1/26", text: "Prioriteras" })).status, 403, "a form of somebody else's page");
});

test("another area's planner meets 404, a reader is refused, a stranger signs in, and the city's meeting may be seen", async (t) => {
  const { as, server } = await city(t);
  const [anna, bo, lars, sam] = [await as("anna"), await as("bo"), await as("lars"), await as("sam")];
  const meeting = await prepared(anna);
  for (const path of [meeting, `${meeting}/andra`, `${meeting}/uppgift`]) assert.equal((await bo.ask(path)).status, 404, path);
  assert.equal((await bo.send("/inside/uppgift/ny", "/inside/uppgift/ny", { title: "x", owner: "y", due: day(1), area: "OMR:A" })).status, 403);
  for (const path of ["/inside/avstamning", "/inside/uppgift", "/inside/lofte", "/inside/matning", "/inside/observation"]) {
    assert.equal((await lars.ask(path)).status, 403, path);
    const stranger = await server.get(path);
    assert.equal(stranger.status, 303);
    assert.match(stranger.headers.get("location"), /\/logga-in\?next=/);
  }
  const citys = kept(await sam.send("/inside/avstamning/ny?body=stad", "/inside/avstamning/ny", { forum: "stad", occasion: "", period: "", day: day(0) }));
  assert.match(await bo.page(citys), /Samordningsgruppen/);
  assert.doesNotMatch(await bo.page(citys), /Avstämningen är hållen/);
  assert.equal((await bo.ask(`${citys}/hallen`, { method: "POST", body: new URLSearchParams({ csrf: "wrong", version: "1" }) })).status, 403);
});

test("an occasion that the body does not have, a period of another kind and a day that is none are named at their fields", async (t) => {
  const { as } = await city(t);
  const anna = await as("anna");
  const of = async (fields) => (await anna.send("/inside/avstamning/ny", "/inside/avstamning/ny", { day: day(0), ...fields }));
  const wrong = await of({ forum: "grupp-a", occasion: "kvartal", period: "2026-W10" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="period-fel"/);
  assert.match((await of({ forum: "grupp-a", occasion: "ar", period: "2026" })).text, /id="occasion-fel"/);
  assert.match((await of({ forum: "ingen", occasion: "", period: "" })).text, /id="forum-fel"/);
  assert.match((await of({ forum: "grupp-a", occasion: "", period: "", day: "i morgon" })).text, /id="day-fel"/);
  const future = kept(await of({ forum: "grupp-a", occasion: "", period: "", day: day(20) }));
  assert.equal((await anna.send(future, `${future}/hallen`)).status, 409, "what has not been is not held");
});

test("a task is ticked off on its page, and two who change one field are told of each other", async (t) => {
  const { as } = await city(t);
  const [anna, stina] = [await as("anna"), await as("stina")];
  kept(await anna.send("/inside/uppgift/ny", "/inside/uppgift/ny", { title: "Mina <b>lampor</b>", owner: "anna", due: day(-2), area: "OMR:A" }));
  kept(await anna.send("/inside/uppgift/ny", "/inside/uppgift/ny", { title: "Annans", owner: "Bo", due: day(-5), area: "OMR:A" }));
  const list = await anna.page("/inside/uppgift");
  assert.match(list, /Försenade \(2\)[\s\S]*Mina &lt;b&gt;lampor&lt;\/b&gt;[\s\S]*Annans/, "one's own first, though the other is later");
  const theirs = await stina.page("/inside/uppgift/1");
  kept(await anna.send("/inside/uppgift/1", "/inside/uppgift/1", { owner: "Anna A" }));
  const both = await stina.send(theirs, "/inside/uppgift/1", { owner: "Stina S" });
  assert.equal(both.status, 409);
  assert.match(both.text, /sparat av någon annan: Anna A/i);
  kept(await stina.send(both.text, "/inside/uppgift/1"));
  assert.match(await anna.page("/inside/uppgift/1"), /value="Stina S"/);
  kept(await anna.send("/inside/uppgift", "/inside/uppgift/2"));
  assert.match(await anna.page("/inside/uppgift"), /Klara och avbrutna \(1\)[\s\S]*Annans/);
});

test("a pledge is shown on the public area page from its decision on and not before, its outcome never without its target", async (t) => {
  const { as, server } = await city(t);
  const [anna, stina] = [await as("anna"), await as("stina")];
  await proposals(anna);
  const pledge = kept(await anna.send("/inside/lofte/nytt", "/inside/lofte/nytt", {
    title: "Riktade insatser", area: "OMR:A", year: day(0).slice(0, 4), target: "6", unit: "insatser", responsible: "Polisen", problem: "", action: "", public: "true", public_title: "Minst sex insatser",
  }));
  const area = async () => (await server.get("/omrade/A-omrade-a")).text();
  const decide = async (number) => stina.send(pledge, `${pledge}/beslut`, { diarienummer: number, text: "Löftet ges.", forum: "Styrgruppen för A" });
  assert.equal((await decide("7/26")).status, 422, "a pledge rests on something decided");
  const problemKey = (await anna.page("/inside/lofte/1/andra")).match(/<option value="([^"]+)">Skadegörelse vid skolan/)[1];
  kept(await anna.send(`${pledge}/andra`, `${pledge}/andra`, { problem: problemKey, outcome: "11" }));
  const problem = await stina.page("/inside/problem/1/beslut");
  kept(await stina.send(problem, "/inside/problem/1/beslut", { forum: "Styrgruppen för A", diarienummer: "6/26", text: "Prioriteras" }));
  assert.doesNotMatch(await area(), /Minst sex insatser/);
  kept(await decide("7/26"));
  assert.match(await area(), /Minst sex insatser/);
  assert.match(await stina.page(pledge), /11 av minst 6 insatser/);
  kept(await anna.send(`${pledge}/aktivitet/ny`, `${pledge}/aktivitet/ny`, { text: "Kvällspass", target: "4", unit: "insatser" }));
  kept(await anna.send("/inside/aktivitet/1", "/inside/aktivitet/1", { outcome: "5" }));
  assert.match(await anna.page(pledge), /5 av minst 4 insatser[\s\S]*Aktiviteterna tillsammans: 5 av minst 6 insatser/);
  const target = await anna.send(`${pledge}/andra`, `${pledge}/andra`, { target: "3" });
  assert.equal(target.status, 422, "what was promised stays as it was decided");
  assert.match(await stina.page("/inside/lofte"), /Publicerat/);
  kept(await stina.send(pledge, `${pledge}/andra`, { status: "infriat" }));
  assert.match(await stina.page("/inside/lofte"), /Infriat/);
});

test("a pasted table becomes values with n and interval, and every line that cannot be kept is named", async (t) => {
  const { as } = await city(t);
  const sam = await as("sam");
  kept(await sam.send("/inside/matning/ny", "/inside/matning/ny", { name: "Trygghet 2025", period: "2025", population: "16–85 år", source: "Staden" }));
  const paste = (table) => sam.send("/inside/matning/1/tabell", "/inside/matning/1/tabell", { question: "trygg ute", scheme: "OMR", table });
  const wrong = await paste("område;n;andel;låg;hög\nA;212;54;48;60\nX;10;50;40;60\nB;noll;50;40;60\nC;10;50;60;70\nA;5;50;40;60");
  assert.equal(wrong.status, 422);
  for (const line of ["rad 3: ", "rad 4: ", "rad 5: ", "rad 6: "]) assert.ok(wrong.text.includes(line), line);
  assert.doesNotMatch(await sam.page("/inside/matning"), /trygg ute/i, "nothing is kept of a table with a fault");
  kept(await paste("A;212;54,5 %;48;60\nOmråde B;40;50;35;65\nhela staden;900;52;49;55"));
  const list = await sam.page("/inside/matning");
  assert.match(list, /Område A[\s\S]*54,5 % \(48–60\), n = 212/);
  assert.match(list, /få svar: tolkas med försiktighet/);
  assert.equal(list.match(/class="meet-dot"/g).length, 3);
  kept(await paste("A;300;60;55;65"));
  assert.match(await sam.page("/inside/matning"), /60 % \(55–65\), n = 300/, "a second table replaces the value");
  const lone = await sam.send("/inside/matning/1/varde/nytt", "/inside/matning/1/varde/nytt", { question: "trygg ute", area: "OMR:C", share: "50" });
  assert.equal(lone.status, 422, "no share without n and interval");
});

test("an observation has a place, and is listed newest first", async (t) => {
  const { as } = await city(t);
  const anna = await as("anna");
  kept(await anna.send("/inside/observation/ny", "/inside/observation/ny", { text: "Trasig lampa", place: "Parken", day: day(-9), geometry: "57.704, 12.006" }));
  kept(await anna.send("/inside/observation/ny", "/inside/observation/ny", { text: "Krossat glas", place: "Torget", day: day(-1), geometry: "57.705, 12.007" }));
  assert.match(await anna.page("/inside/observation"), /Krossat glas[\s\S]*Trasig lampa/);
  kept(await anna.send("/inside/observation/1", "/inside/observation/1", { status: "klar" }));
  assert.match(await anna.page("/inside/observation"), /Trasig lampa[\s\S]*Klar/);
  const away = await anna.send("/inside/observation/ny", "/inside/observation/ny", { text: "Långt bort", day: day(0), geometry: "57.704, 12.026" });
  assert.equal(away.status, 403, "the place lies in another area");
});

test("before its day a meeting calls nothing late that can still be done in time", async (t) => {
  const { as } = await city(t);
  const anna = await as("anna");
  kept(await anna.send("/inside/uppgift/ny", "/inside/uppgift/ny", { title: "Ring skolan", owner: "anna", due: day(10), area: "OMR:A" }));
  kept(await anna.send("/inside/uppgift/ny", "/inside/uppgift/ny", { title: "Gammal sak", owner: "anna", due: day(-10), area: "OMR:A" }));
  const far = kept(await anna.send("/inside/avstamning/ny", "/inside/avstamning/ny", { forum: "grupp-a", occasion: "", period: "", day: day(30) }));
  const [agenda] = (await anna.page(far)).match(/id="dagordning"[\s\S]*?<\/section>/);
  assert.match(agenda, /Gammal sak[\s\S]*?Försenad[\s\S]*?Ring skolan/);
  assert.equal(agenda.match(/Försenad/g).length, 1);
  const due = agenda.match(/Det som ska vara gjort[\s\S]*?<\/ul>/)[0];
  assert.equal(due.match(/försenat/g).length, 1, "the quarter that has passed, and not the one of today");
});
