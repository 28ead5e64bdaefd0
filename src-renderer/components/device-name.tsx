import { deviceTitle } from '../words/device-words.ts';

/** `bdi`: the name comes from a stranger and may run right to left; it must not turn the words around it. */
export function DeviceName({ device }: { readonly device: Parameters<typeof deviceTitle>[0] }) {
  const title = deviceTitle(device);
  return (
    <bdi className="device-name" title={title}>
      {title}
    </bdi>
  );
}
