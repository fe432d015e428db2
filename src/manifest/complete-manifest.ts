import type { Manifest } from './manifest.ts';

export interface ManifestChoices {
  /** Stands before every command, `cc-` makes `/cc-agents`; empty for none. */
  readonly prefix: string;
  readonly delivery: 'http' | 'socket';
  /** Where Slack reaches the bot; needed with `http`, unused with `socket`. */
  readonly requestUrl?: string | undefined;
}

/** The manifest for one configuration. Throws when HTTP is chosen without a request URL. */
export function completeManifest(base: Manifest, choices: ManifestChoices): Manifest {
  const url = addressOf(choices);
  const { features, settings } = base;
  return {
    ...base,
    features: {
      ...features,
      slash_commands: features.slash_commands.map(({ command, ...rest }) => ({
        command: `/${choices.prefix}${command.slice(1)}`,
        ...(url && { url }),
        ...rest,
      })),
    },
    settings: {
      ...settings,
      event_subscriptions: { ...(url && { request_url: url }), ...settings.event_subscriptions },
      interactivity: {
        ...settings.interactivity,
        // The second is where selects that search ask for their options.
        ...(url && { request_url: url, message_menu_options_url: url }),
      },
      socket_mode_enabled: choices.delivery === 'socket',
    },
  };
}

function addressOf({ delivery, requestUrl }: ManifestChoices): string | undefined {
  if (delivery === 'socket') return undefined;
  if (!requestUrl) throw new Error('HTTP delivery needs the request URL');
  return requestUrl;
}
