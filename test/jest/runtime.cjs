const { compileFunction, constants } = require("node:vm");
const { default: Runtime } = require("jest-runtime");

/** Runs modules in the worker's own context, whose globals environment.cjs gives. */
class MainContextRuntime extends Runtime {
  constructor(...options) {
    super(...options);
    this.executor.compile = (source, filename) =>
      compileFunction(source, this.executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }
}

/**
 * Stands in for the `AsyncLocalStorage` in which Jest keeps the test that runs. One test of a worker runs at a time, so a variable does. On
 * Node 20 and 22, Node's own makes each promise five times as slow while anything is stored.
 */
class CurrentTest {
  getStore() {
    return this.store;
  }
  async run(store, work) {
    const outer = this.store;
    this.store = store;
    try {
      return await work();
    } finally {
      this.store = outer;
    }
  }
}

/**
 * Loads everything but the test files once a worker. Jest loads all modules anew for every file: libraries, sources and the schema
 * took three seconds of each. So a test leaves no module changed: what it starts, it closes.
 */
let shared;
module.exports = class SharedRuntime extends MainContextRuntime {
  constructor(...options) {
    super(...options);
    shared ??= new MainContextRuntime(...options);
    // Only Jest's own modules and the test file are loaded here.
    const { coreModule } = this;
    const load = coreModule.require.bind(coreModule);
    coreModule.require = (name) => (name === "node:async_hooks" ? { ...load(name), AsyncLocalStorage: CurrentTest } : load(name));
  }
  requireModule(from, name, options, actual) {
    const own = name === undefined || options?.isInternalModule;
    return (own ? MainContextRuntime.prototype : shared).requireModule.call(own ? this : shared, from, name, options, actual);
  }
};
