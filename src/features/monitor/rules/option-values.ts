import type { ListeningSettings } from '../../../domain/settings.ts';

/** What each rule can be set to, as it is typed. */
export const optionValues = {
  'step-in': ['on', 'off'],
  'ask-reason': ['on', 'off'],
  'tell-agents': ['none', 'before', 'during'],
} as const;

export type OptionName = keyof typeof optionValues;

export const optionNames = ['step-in', 'ask-reason', 'tell-agents'] as const;

/** What a rule is set to now, as it is typed. */
export function optionAt(listening: ListeningSettings, option: OptionName): string {
  switch (option) {
    case 'step-in':
      return listening.mayStepIn ? 'on' : 'off';
    case 'ask-reason':
      return listening.asksReason ? 'on' : 'off';
    case 'tell-agents':
      return listening.notice;
  }
}

/** The same with another value there. */
export function withOption(
  listening: ListeningSettings,
  option: OptionName,
  to: string,
): ListeningSettings {
  switch (option) {
    case 'step-in':
      return { ...listening, mayStepIn: to === 'on' };
    case 'ask-reason':
      return { ...listening, asksReason: to === 'on' };
    case 'tell-agents': {
      const notice = optionValues[option].find((value) => value === to);
      return notice ? { ...listening, notice } : listening;
    }
  }
}
