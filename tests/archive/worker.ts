// A process of its own that adds versions: worker.ts STORE ID PREFIX COUNT. It says "ready" first and then
// each version that was reported as kept.
import { add } from './add.js';

const [store = '', id = '', prefix = '', count = '0'] = process.argv.slice(2);
console.log('ready');
for (let n = 1; n <= Number(count); n++) {
  const { version } = await add(store, `${prefix}${n}`, {}, id);
  console.log(`${version} ${prefix}${n}`);
}
