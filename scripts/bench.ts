/** What things cost on this machine: `npm run bench`. Nothing of it passes or fails. */
import { benchHistory } from './bench/history.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

await benchHistory(say);
