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
 * Loads everything but the test files once a worker. Jest loads all modules anew for every file: libraries, sources and the schema
 * took three seconds of each. So a test leaves no module changed: what it starts, it closes.
 */
let shared;
module.exports = class SharedRuntime extends MainContextRuntime {
  constructor(...options) {
    super(...options);
    shared ??= new MainContextRuntime(...options);
  }
  requireModule(from, name, options, actual) {
    const own = name === undefined || options?.isInternalModule;
    return (own ? MainContextRuntime.prototype : shared).requireModule.call(own ? this : shared, from, name, options, actual);
  }
};
