import type { BotError } from '../../src/domain/errors.ts';
import { defaultSettings, type FloorSettings } from '../../src/domain/settings.ts';
import type { CurrentSettings } from '../../src/ports/ground.ts';

/** Settings in memory, the same for every tenant. */
export class FakeCurrentSettings implements CurrentSettings {
  settings: FloorSettings;
  isStale = false;
  /** Thrown instead of an answer: none are known. */
  failure: BotError | undefined;
  /** How often they were asked for. */
  asked = 0;
  /** How often they were forgotten. */
  forgotten = 0;

  constructor(change: Partial<FloorSettings> = {}) {
    this.settings = { ...defaultSettings, ...change };
  }

  async read(): Promise<{ settings: FloorSettings; isStale: boolean }> {
    this.asked += 1;
    if (this.failure) throw this.failure;
    return { settings: this.settings, isStale: this.isStale };
  }

  forget(): void {
    this.forgotten += 1;
  }
}
