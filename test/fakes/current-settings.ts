import { BotError } from '../../src/domain/errors.ts';
import {
  defaultListening,
  defaultSettings,
  type FloorSettings,
} from '../../src/domain/settings.ts';
import type { CurrentSettings } from '../../src/ports/ground.ts';

/** Settings in memory, the same for every tenant; listening is on, unlike on a new installation. */
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
    this.settings = {
      ...defaultSettings,
      listening: { ...defaultListening, isOn: true },
      ...change,
    };
  }

  async read(): Promise<{ settings: FloorSettings; isStale: boolean }> {
    this.asked += 1;
    if (this.failure) throw this.failure;
    return { settings: this.settings, isStale: this.isStale };
  }

  async readNow(): Promise<FloorSettings> {
    if (this.failure) throw this.failure;
    if (this.isStale) throw new BotError('redis_unavailable', 'away');
    return this.settings;
  }

  forget(): void {
    this.forgotten += 1;
  }
}
