// What somebody has written and not yet sent, kept in this browser alone. The one file that keeps anything in storage.

/** The fields of one form as they stood, by name; a name may be there several times. */
export interface Draft {
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface DraftShelf {
  find(form: string): Draft | undefined;
  keep(form: string, fields: Draft["fields"]): void;
  drop(form: string): void;
  /** Every draft of everyone: at signing out. */
  empty(): void;
}

const beginning = "tryggkarta-draft ";
const longest = 7 * 24 * 3600 * 1000;

/** The drafts of one member. Those older than seven days are gone when this returns. A browser that keeps nothing makes an empty shelf. */
export function createDraftShelf(member: string, now: () => number = Date.now): DraftShelf {
  const storage = storageOf();
  const nameOf = (form: string): string => `${beginning}${member} ${form}`;
  for (const name of namesIn(storage)) {
    const draft = read(storage, name);
    if (!draft || now() - draft.at > longest) storage?.removeItem(name);
  }
  return {
    find: (form) => read(storage, nameOf(form)),
    keep(form, fields) {
      try {
        storage?.setItem(nameOf(form), JSON.stringify({ at: now(), fields }));
      } catch {
        // A full storage keeps what it has; the page still holds what is written.
      }
    },
    drop: (form) => storage?.removeItem(nameOf(form)),
    empty() {
      for (const name of namesIn(storage)) storage?.removeItem(name);
    },
  };
}

function storageOf(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function namesIn(storage: Storage | undefined): string[] {
  if (!storage) return [];
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((name) => name.startsWith(beginning));
}

function read(storage: Storage | undefined, name: string): Draft | undefined {
  try {
    const draft = JSON.parse(storage?.getItem(name) ?? "null") as Partial<Draft> | null;
    const isDraft = typeof draft?.at === "number" && Array.isArray(draft.fields) && draft.fields.every((field) =>
      Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === "string"));
    return isDraft ? (draft as Draft) : undefined;
  } catch {
    return undefined;
  }
}
