// A form sent without leaving the page, so that a lost connection loses nothing.
import { ServerError } from "./client.ts";

export type FormAnswer =
  /** It is kept: where the server leads to. */
  | { readonly kind: "kept"; readonly url: string }
  /** The form came back with what is wrong: the server's page. */
  | { readonly kind: "page"; readonly page: Document };

/** Sends the form as its page would. Throws ServerError for no connection, an ended session, and a server that is busy. */
export async function sendForm(form: HTMLFormElement): Promise<FormAnswer> {
  let response: Response;
  const fields = new FormData(form);
  const body = form.enctype === "multipart/form-data" ? fields : new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  let text: string;
  try {
    response = await fetch(form.action, { method: "POST", body, credentials: "same-origin", cache: "no-store", headers: { Accept: "text/html", "Accept-Language": document.documentElement.lang } });
    text = await response.text();
  } catch (error) {
    throw new ServerError("offline", String(error));
  }
  if (/\/logga-in(\?|$)/.test(response.url)) throw new ServerError("signed_out", "");
  if (response.status === 503 || response.status === 429) throw new ServerError("busy", "");
  if (response.ok && response.redirected) return { kind: "kept", url: response.url };
  return { kind: "page", page: new DOMParser().parseFromString(text, "text/html") };
}
