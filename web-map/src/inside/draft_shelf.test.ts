import assert from "node:assert/strict";
import { test } from "node:test";
import { createDraftShelf } from "./draft_shelf.ts";

/** A storage in memory, as browsers have it. */
function withStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  const storage = {
    get length() { return kept.size; },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => { kept.set(name, value); },
    removeItem: (name: string) => { kept.delete(name); },
  };
  Object.assign(globalThis, { window: { localStorage: storage } });
  return kept;
}

const day = 24 * 3600 * 1000;

test("a draft is found again by its form and its member, and by no other", () => {
  withStorage();
  createDraftShelf("anna", () => 0).keep("/a", [["title", "Ett"]]);
  assert.deepEqual(createDraftShelf("anna", () => 1).find("/a")?.fields, [["title", "Ett"]]);
  assert.equal(createDraftShelf("anna", () => 1).find("/b"), undefined);
  assert.equal(createDraftShelf("bo", () => 1).find("/a"), undefined);
});

test("drafts are gone when they are dropped, after seven days, and when the shelf is emptied; nothing else is touched", () => {
  const kept = withStorage();
  kept.set("other", "1");
  const shelf = createDraftShelf("anna", () => 0);
  shelf.keep("/a", [["title", "Ett"]]);
  shelf.drop("/a");
  assert.equal(shelf.find("/a"), undefined);
  shelf.keep("/a", [["title", "Ett"]]);
  assert.ok(createDraftShelf("anna", () => 7 * day).find("/a"));
  assert.equal(createDraftShelf("bo", () => 7 * day + 1).find("/a"), undefined);
  assert.deepEqual([...kept.keys()], ["other"]);
  shelf.keep("/a", [["title", "Ett"]]);
  createDraftShelf("bo", () => 1).empty();
  assert.deepEqual([...kept.keys()], ["other"]);
});

test("what is no draft is thrown away, and a browser that keeps nothing has an empty shelf", () => {
  const kept = withStorage();
  kept.set("tryggkarta-draft anna /a", '{"at":1,"fields":[["title",7]]}');
  kept.set("tryggkarta-draft anna /b", "{");
  assert.equal(createDraftShelf("anna", () => 1).find("/a"), undefined);
  assert.equal(kept.size, 0);
  Object.assign(globalThis, { window: { get localStorage() { throw new Error("denied"); } } });
  const shelf = createDraftShelf("anna");
  shelf.keep("/a", []);
  assert.equal(shelf.find("/a"), undefined);
});
