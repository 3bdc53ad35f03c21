/** The files of the workers, by what they do; the build writes them here. */
declare const WORKERS: Readonly<Record<"editor" | "graphql" | "json", string>>;

/** Where the editor finds its workers: beside this script, from the same origin. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker(_: string, label: string): Worker {
      const file = label === "graphql" || label === "json" ? WORKERS[label] : WORKERS.editor;
      return new Worker(new URL(file, import.meta.url), { type: "module", name: label });
    },
  },
});
