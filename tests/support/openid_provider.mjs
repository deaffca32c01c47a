// A real OpenID provider on loopback, with people of its own and a page on which one signs in or breaks off.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer as plainServer } from "node:http";
import { createServer as secureServer } from "node:https";
import { createRequire } from "node:module";
import { createServer as socketServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const webMap = join(dirname(fileURLToPath(import.meta.url)), "../../web-map/package.json");
const { Provider } = await import(pathToFileURL(createRequire(webMap).resolve("oidc-provider")).href);

export const clientId = "tryggkarta";
export const clientSecret = "en hemlighet: med kolon & tecken 100%";

/** A port that nobody listens at now, for what must know its address before it starts. */
export async function freePort() {
  const probe = socketServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A new private key of that algorithm, as the provider keeps it. */
function newKey(algorithm) {
  const { privateKey } = algorithm === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), alg: algorithm, use: "sig" };
}

const form = (uid) => `<!doctype html><title>Logga in</title><h1>Stadens katalog</h1>
<form method="post" action="/interaction/${uid}"><label>Konto <input name="account"></label><button>Fortsätt</button></form>
<form method="post" action="/interaction/${uid}"><input type="hidden" name="break" value="1"><button>Avbryt</button></form>`;

async function bodyOf(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return new URLSearchParams(text);
}

async function interact(provider, request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method === "GET") return response.setHeader("Content-Type", "text/html; charset=utf-8").end(form(uid));
  const sent = await bodyOf(request);
  const outcome = sent.has("break") ? { error: "access_denied", error_description: "avbröts <b>här</b>" } : { login: { accountId: sent.get("account") } };
  return provider.interactionFinished(request, response, outcome);
}

/**
 * Starts it. `people`: subject → claims. `redirectUri`: the map's. `algorithm` signs the ID tokens. `tls`: key and certificate, for https.
 * `port`: where it listens; a free one otherwise. `isPublic`: the map has no secret.
 */
export async function startProvider({ people, redirectUri, algorithm = "RS256", tls, port = 0, isPublic = false }) {
  let handle;
  let held;
  const server = (tls ? secureServer : plainServer)(tls ?? {}, (request, response) => handle(request, response));
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const issuer = `${tls ? "https" : "http"}://127.0.0.1:${server.address().port}`;
  const secret = isPublic ? { token_endpoint_auth_method: "none" } : { client_secret: clientSecret };

  const make = (signing) => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, redirect_uris: [redirectUri], id_token_signed_response_alg: signing, ...secret }],
      jwks: { keys: [newKey(signing === "HS256" ? "RS256" : signing)] },
      cookies: { keys: ["prov"] },
      claims: { openid: ["sub"], profile: ["name", "preferred_username", "groups"] },
      conformIdTokenClaims: false,
      enabledJWA: { idTokenSigningAlgValues: ["RS256", "PS256", "ES256", "HS256"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
      findAccount: (_, accountId) => people[accountId] && { accountId, claims: () => ({ sub: accountId, ...people[accountId] }) },
      async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope("openid profile");
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    handle = (request, response) => {
      if (request.url === "/held") return response.setHeader("Content-Type", "text/html").end("<title>held</title>");
      if (request.url.startsWith("/interaction/")) return interact(provider, request, response).catch((error) => response.writeHead(500).end(String(error)));
      if (held) holdRedirect(response);
      return answer(request, response);
    };
  };
  const holdRedirect = (response) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => {
      if (name.toLowerCase() !== "location" || !String(value).startsWith(redirectUri)) return setHeader(name, value);
      held(String(value));
      held = undefined;
      return setHeader(name, `${issuer}/held`);
    };
  };
  make(algorithm);

  return {
    issuer,
    /** The next answer does not go back to the map with the browser, which gets a page instead: this is its address. */
    holdAnswer: () => new Promise((resolve) => (held = resolve)),
    /** From now on another key signs, and the former one is gone. */
    rotate: () => make(algorithm),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The map's configuration for it. */
export function configurationFor({ base, issuer, secretFile, roles = {}, more = "" }) {
  const secret = secretFile ? `client_secret_file = "${secretFile}"\n` : "";
  const table = Object.entries(roles).map(([group, part]) => `"${group}" = "${part}"\n`).join("");
  return `[server]\npublic_url = "${base}"\n[oidc]\nissuer = "${issuer}"\nclient_id = "${clientId}"\n${secret}${more}${table && `[oidc.roles]\n${table}`}`;
}
