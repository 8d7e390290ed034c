// Every YAML file of a folder against a schema: node schema.cjs NODE_MODULES SCHEMA FOLDER
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { createRequire } = require("node:module");

const [modules, schema, folder] = process.argv.slice(2);
const load = createRequire(join(modules, "package.json"));
const yaml = load("js-yaml");
const Ajv = load("ajv/dist/2020").default;

const ajv = new Ajv({ strict: false, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
let faulty = 0;
for (const name of readdirSync(folder, { recursive: true }).sort()) {
  if (!name.endsWith(".yaml")) continue;
  // Dates stay text, as the schema has them.
  const text = readFileSync(join(folder, name), "utf8");
  if (!validate(yaml.load(text, { schema: yaml.CORE_SCHEMA }))) faulty += 1;
}
console.log(`${faulty} faulty`);
