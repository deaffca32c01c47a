import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "./store.ts";

test("listeners hear the new value and the one before", () => {
  const store = createStore(1);
  const heard: number[][] = [];
  store.subscribe((now, before) => heard.push([now, before]));
  store.set(2);
  assert.equal(store.get(), 2);
  assert.deepEqual(heard, [[2, 1]]);
});

test("the same value again tells nobody", () => {
  const store = createStore("a");
  let calls = 0;
  store.subscribe(() => calls++);
  store.set("a");
  assert.equal(calls, 0);
});

test("who has stopped listening hears nothing", () => {
  const store = createStore(1);
  let calls = 0;
  const stop = store.subscribe(() => calls++);
  stop();
  store.set(2);
  assert.equal(calls, 0);
});

test("a change made by a listener reaches every listener after the round that is going on", () => {
  const store = createStore(1);
  const heard: string[] = [];
  store.subscribe((now) => { if (now === 2) store.set(3); });
  store.subscribe((now, before) => heard.push(`${before}→${now}`));
  store.set(2);
  assert.deepEqual(heard, ["1→2", "2→3"]);
});

test("a listener that throws does not lock the store", () => {
  const store = createStore(1);
  store.subscribe((now) => { if (now === 2) throw new Error("broken"); });
  assert.throws(() => store.set(2), /broken/);
  store.set(3);
  assert.equal(store.get(), 3);
});
