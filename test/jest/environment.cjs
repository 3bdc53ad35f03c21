const { ModernFakeTimers } = require("@jest/fake-timers");
const { TestEnvironment } = require("jest-environment-node");
const { ModuleMocker } = require("jest-mock");

/**
 * The worker's own globals, for all files: modules that are shared between test files (runtime.cjs) need the same ones, and a global of a
 * context of `vm` takes sixty times as long to look up.
 */
module.exports = class MainContextEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
    // Jest's own listeners are those of one file.
    delete globalThis[Symbol.for("EVENT_HANDLERS")];
  }
  async setup() {
    await super.setup();
    // Jest asks for a hundred lines and looks each up in a source map, whenever an error's stack is read: a tenth of the time of suites that
    // send bad input.
    Error.stackTraceLimit = 10;
  }
};
