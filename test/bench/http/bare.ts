// A bare route that serves bytes which it was given: the upper limit for a server of this kind.
import Fastify from "fastify";

const answers = new Map<string, Buffer>();
process.on("message", ({ asked, answer }: { asked: string; answer: string }) => answers.set(asked, Buffer.from(answer)));

const app = Fastify();
app.post<{ Body: { variables: unknown } }>("/:question", async ({ params, body }, reply) => {
  const { question } = params as { question: string };
  return reply.type("application/json; charset=utf-8").send(answers.get(`${question} ${JSON.stringify(body.variables)}`));
});
process.send?.(await app.listen({ host: "127.0.0.1", port: 0 }));
