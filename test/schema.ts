import { productSchema } from "../src/export/product-schema.js";
import { model } from "../src/model/index.js";

/** The schema of the product. Building it takes a second: it is built once a worker, and never changed. */
export const schema = productSchema(model);
