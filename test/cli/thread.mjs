import { parentPort, workerData } from "node:worker_threads";

/** Runs commands of the built program one after another in this thread, each as if it were a process of its own. */
const { cli, answers, signal } = workerData;
// Each run listens to the end of its output.
process.stdout.setMaxListeners(0);

parentPort.on("message", async ({ run, args, environment }) => {
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"])
    process[stream].write = (text, ...more) => {
      written[stream] += text;
      more.find((callback) => typeof callback === "function")?.();
      return true;
    };
  process.argv = [process.execPath, cli, ...args];
  process.env = environment;
  process.exitCode = 0;
  // type-graphql keeps the classes of every schema that was built, and searches all of them: a process builds only one.
  const storage = globalThis.TypeGraphQLMetadataStorage;
  const before = storage?.clone();
  try {
    // Under another address the module runs again; what it imports is loaded already.
    await import(`${cli}?run=${run}`);
  } catch (error) {
    written.stderr += error.stack;
    process.exitCode = 70;
  }
  // The enums stay: they are registered when their module is loaded, which happens once.
  if (storage) Object.assign(storage, before, { enums: storage.enums });
  answers.postMessage({ status: process.exitCode, ...written });
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
});
