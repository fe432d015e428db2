import { parse } from 'yaml';
import { z } from 'zod';

/** The parts of a Slack manifest that we complete; the rest is passed on as it is. */
const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z.looseObject({
    slash_commands: z.array(
      z.looseObject({
        command: z.string().startsWith('/'),
        description: z.string(),
        usage_hint: z.string().optional(),
      }),
    ),
  }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({
      bot: z.array(z.string()),
      bot_optional: z.array(z.string()).optional(),
    }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
    interactivity: z.looseObject({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** Reads `manifest.yml`. Throws when it is no YAML or lacks what we complete. */
export function parseManifest(yaml: string): Manifest {
  return manifestSchema.parse(parse(yaml));
}
