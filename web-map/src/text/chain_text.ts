// The words of the chain's pages that a script says; everything else there is written by the server.
import type { Language } from "./text.ts";

const sv = {
  "draft.found": "Det finns ett utkast som inte är skickat, från {when}.",
  "draft.use": "Använd utkastet",
  "draft.drop": "Kasta utkastet",
  "draft.used": "Utkastet är ifyllt. Skicka när du är klar.",
  "send.offline": "Ingen förbindelse med servern. Inget är sparat där, men allt du skrivit är kvar här. Försök igen när du har förbindelse.",
  "send.signedOut": "Du är utloggad. Allt du skrivit är kvar här: logga in i ett annat fönster och skicka igen.",
  "send.busy": "Servern är upptagen. Allt du skrivit är kvar: försök igen om en stund.",
  "send.sending": "Sparar …",
  "draw.map": "Rita platsen på kartan",
  "draw.area": "Rita yta",
  "draw.line": "Rita linje",
  "draw.point": "Sätt punkt",
  "draw.change": "Flytta och ändra",
  "draw.undo": "Ångra",
  "draw.redo": "Gör om",
  "draw.delete": "Ta bort",
  "draw.help": "Klicka för varje hörn och avsluta i det första (yta) eller det sista (linje). Med tangentbord: skriv koordinater i fältet under kartan.",
  "draw.done": "Ritningen står nu i fältet Plats.",
  "draw.empty": "Inget är ritat.",
  "hot.propose": "Föreslå problemområde",
} as const;

export type ChainKey = keyof typeof sv;

const en: Readonly<Record<ChainKey, string>> = {
  "draft.found": "There is a draft that has not been sent, of {when}.",
  "draft.use": "Use the draft",
  "draft.drop": "Discard the draft",
  "draft.used": "The draft is filled in. Send it when you are done.",
  "send.offline": "No connection to the server. Nothing is saved there, but all that you wrote is still here. Try again when you are connected.",
  "send.signedOut": "You are signed out. All that you wrote is still here: sign in in another window and send again.",
  "send.busy": "The server is busy. All that you wrote is still here: try again in a moment.",
  "send.sending": "Saving …",
  "draw.map": "Draw the place on the map",
  "draw.area": "Draw an area",
  "draw.line": "Draw a line",
  "draw.point": "Set a point",
  "draw.change": "Move and change",
  "draw.undo": "Undo",
  "draw.redo": "Redo",
  "draw.delete": "Delete",
  "draw.help": "Click for each corner and end in the first (area) or the last (line). With a keyboard: write coordinates in the field below the map.",
  "draw.done": "The drawing now stands in the field Place.",
  "draw.empty": "Nothing is drawn.",
  "hot.propose": "Propose a problem area",
};

export type ChainText = (key: ChainKey, values?: Readonly<Record<string, string>>) => string;

export function chainTextOf(language: Language): ChainText {
  const words: Readonly<Record<ChainKey, string>> = language === "en" ? en : sv;
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
