import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { root } from "../built.js";

/** The result of a command. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The built program for the tests of one file. Loading it takes longer than most commands, so it is loaded once, in a thread, and the
 * commands that read no standard input and end by themselves run there.
 */
export function program(): (args: readonly string[], environment: NodeJS.ProcessEnv) => Outcome {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1: answers, port2 } = new MessageChannel();
  let thread: Worker | undefined;
  let runs = 0;
  afterAll(async () => {
    answers.close();
    await thread?.terminate();
  });
  return (args, environment) => {
    thread ??= new Worker(join(root, "test/cli/thread.mjs"), {
      workerData: { cli: pathToFileURL(join(root, "dist/cli.js")).href, answers: port2, signal },
      transferList: [port2],
    });
    thread.postMessage({ run: runs, args, environment: { ...environment } });
    if (Atomics.wait(signal, 0, runs++, 120_000) === "timed-out")
      throw new Error(`The command did not end within two minutes: ${args.join(" ")}`);
    return receiveMessageOnPort(answers)?.message;
  };
}
