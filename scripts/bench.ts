/** What things cost on this machine: `npm run bench`, or of one part `npm run bench -- alerts`. Nothing of it passes or fails. */
import { benchAlerts } from './bench/alerts.ts';
import { benchHistory } from './bench/history.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const parts = { alerts: benchAlerts, history: benchHistory };

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await bench(say);
}
