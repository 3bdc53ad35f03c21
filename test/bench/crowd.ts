import { Agent, type ClientRequest, request } from "node:http";

/** Many clients at once, each on its own connection. Each asks again as soon as it has an answer, and ignores `Retry-After`. */
export interface Asked {
  readonly address: string;
  readonly connections: number;
  readonly seconds: number;
  readonly questions: readonly Question[];
}
export interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Sent with a new number each time, so that no cached answer fits. */
  readonly body?: { readonly query: string; readonly variables: object };
}

/** The outcome of every request, each in one of these groups. */
export interface Answered {
  /** Milliseconds to the last byte. */
  readonly accepted: number[];
  readonly refused: number[];
  /** Neither answered nor cleanly refused, by cause: an unclean refusal, an answer with errors or cut off, a broken connection. */
  readonly wrong: Record<string, number>;
  /** Requests without an answer until their client gave up, by question. */
  readonly unanswered: Record<string, number>;
}

/** How long a client waits for an answer, in seconds. */
const patience = 30;

process.once("message", async (asked: Asked) => {
  process.send?.(await crowd(asked), () => process.disconnect());
});

async function crowd({ address, connections, seconds, questions }: Asked): Promise<Answered> {
  const answered: Answered = { accepted: [], refused: [], wrong: {}, unanswered: {} };
  const end = performance.now() + seconds * 1000;
  let number = 0;
  const client = async (own: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    // Each client starts at another place of the list, so that they do not ask the same at once.
    for (let turn = own; performance.now() < end; turn++) {
      const question = questions[turn % questions.length] as Question;
      const start = performance.now();
      const became = await outcome(agent, address, question, number++);
      const ms = performance.now() - start;
      if (became === "accepted" || became === "refused") answered[became].push(ms);
      else if (became === "unanswered") count(answered.unanswered, question.path);
      else count(answered.wrong, became);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: connections }, (_, own) => client(own)));
  return answered;
}

const count = (of: Record<string, number>, what: string) => {
  of[what] = (of[what] ?? 0) + 1;
};

function outcome(agent: Agent, address: string, { method, path, body }: Question, number: number): Promise<string> {
  const text = body && JSON.stringify({ ...body, query: `${body.query}\n# ${number}` });
  const headers = text === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
  return new Promise((resolve) => {
    const late = setTimeout(() => became("unanswered"), patience * 1000);
    const became = (what: string) => {
      clearTimeout(late);
      resolve(what);
      if (what === "unanswered") asked.destroy();
    };
    const asked: ClientRequest = request(address + path, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", ({ message }) => became(`cut off: ${message}`));
      answer.on("end", () => became(read(answer.statusCode, answer.headers["retry-after"], Buffer.concat(chunks).toString())));
    });
    asked.on("error", (error: NodeJS.ErrnoException) => became(error.code ?? error.message));
    asked.end(text);
  });
}

/** A clean refusal is JSON with an error code, and has `Retry-After`. */
function read(status: number | undefined, retryAfter: string | undefined, body: string): string {
  if (status === 200) return body.includes('"errors"') ? "200 with errors" : "accepted";
  if (status !== 503) return String(status);
  const { error, errors = [] } = parsed(body);
  const code = error?.code ?? errors[0]?.extensions?.code;
  return code === "UNAVAILABLE" && retryAfter !== undefined ? "refused" : "an unclean 503";
}
function parsed(body: string): { error?: { code: string }; errors?: { extensions?: { code?: string } }[] } {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
