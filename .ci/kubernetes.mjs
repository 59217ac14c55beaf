// Checks the objects on standard input against the schemas of their kinds: what is required and absent, and wrong values.
// (What is there and should not be, the conventions tests find.) Runs where its packages are, see .ci/run.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const packages = {
  'cert-manager.io': '@kubernetes-models/cert-manager',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

/** Everything wrong with an object. */
async function problems(object) {
  const where = `${object.kind} ${object.metadata?.name}`;
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  const name = [packages[group] ?? 'kubernetes-models', group, version].filter((part) => part).join('/');
  const Kind = (await import(name))[object.kind];
  if (!Kind) return [`${where}: no such kind in ${object.apiVersion}`];
  try {
    new Kind(object).validate();
    return [];
  } catch (wrong) {
    return [`${where}: ${wrong.message}`];
  }
}

const objects = parseAllDocuments(readFileSync(0, 'utf8')).map((document) => document.toJS()).filter((object) => object);

// Planted: what lacks a required field must be found, or this script checks nothing.
for (const [kind, spoil] of [['Deployment', (spec) => delete spec.selector], ['Service', (spec) => delete spec.ports[0].port]]) {
  const spoilt = structuredClone(objects.find((object) => object.kind === kind));
  spoil(spoilt.spec);
  if ((await problems(spoilt)).length === 0) throw new Error(`A ${kind} that lacks a required field passes.`);
}

const found = (await Promise.all(objects.map(problems))).flat();
found.forEach((problem) => console.error(problem));
console.log(`${objects.length} objects, ${found.length} wrong`);
process.exit(found.length > 0 ? 1 : 0);
