// One value that many parts of a page look at. It knows nothing of what it holds.

export type Listener<T> = (now: T, before: T) => void;

export interface Store<T> {
  /** The value as it is now. */
  get(): T;
  /** Replaces the value and tells every listener, in the order in which they came; the same value again tells nobody. */
  set(next: T): void;
  /** Listens from now on. The answer stops it. */
  subscribe(listener: Listener<T>): () => void;
}

/** A store that holds `first`. A `set` made by a listener is carried out when the round that is going on has ended. */
export function createStore<T>(first: T): Store<T> {
  let value = first;
  let telling = false;
  const waiting: T[] = [];
  const listeners = new Set<Listener<T>>();

  function tell(next: T): void {
    if (Object.is(next, value)) return;
    const before = value;
    value = next;
    for (const listener of [...listeners]) listener(value, before);
  }

  return {
    get: () => value,
    set(next) {
      waiting.push(next);
      if (telling) return;
      telling = true;
      try {
        while (waiting.length > 0) tell(waiting.shift() as T);
      } finally {
        telling = false;
        waiting.length = 0;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
