import { runButton } from '../../../blocks/run-button.ts';

/** Turns listening on, which asks first, or off, which Slack asks about. */
export function turnButton(isOn: boolean) {
  return isOn
    ? runButton({
        label: 'Turn off',
        command: 'monitor',
        text: 'off',
        id: 'off',
        style: 'danger',
        confirm: {
          title: 'Turn listening off?',
          text: 'Nobody can start to listen any more, from now on and everywhere. Sessions that run go on: Floorwalker cannot end them.',
          yes: 'Turn off',
        },
      })
    : runButton({ label: 'Turn on…', command: 'monitor', text: 'on', id: 'on' });
}
