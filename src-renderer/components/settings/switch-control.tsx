import { Switch } from '@base-ui/react/switch';
import type { TiedSetting } from './setting.tsx';

interface SwitchControlProps {
  readonly tied: TiedSetting;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** What is on or off at once. Where a person gathers answers first, and sends them later, there are ticks. */
export function SwitchControl({ tied, on, disabled = false, onSwitch }: SwitchControlProps) {
  return (
    <Switch.Root {...tied} className="switch" checked={on} disabled={disabled} onCheckedChange={onSwitch}>
      <Switch.Thumb className="switch-thumb" />
    </Switch.Root>
  );
}
