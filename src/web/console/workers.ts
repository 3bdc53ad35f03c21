/** The file names of the workers, by what they do. The build fills them in. */
declare const WORKERS: Readonly<Record<"editor" | "graphql" | "json", string>>;

/** The editor loads its workers from beside this script, so from the same origin. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker(_: string, label: string): Worker {
      const file = label === "graphql" || label === "json" ? WORKERS[label] : WORKERS.editor;
      return new Worker(new URL(file, import.meta.url), { type: "module", name: label });
    },
  },
});
