import { schema } from "../schema.js";
import { questionSuites } from "./questions/suite.js";

/** Every declared question passes every suite of questions: here those of its answers. */
questionSuites({ schema }, ["pages", "costs", "twins"]);
