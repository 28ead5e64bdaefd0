import { Ban } from 'lucide-react';
import type { BlockView } from '../../src-main/gateway/protocol/trust.ts';
import { saying } from '../language/sentence.ts';
import { t } from '../language/t.ts';
import { useBusy } from '../state/busy.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { blockTitle, blockWords, liftWords } from '../words/refuse-words.ts';
import { Ago } from './ago.tsx';
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { CountedSection } from './counted-section.tsx';
import { DevicePicture } from './device-picture.tsx';
import { LARGE_ICON } from './icon.ts';

/** Whoever is kept out, each lifted with one click. Nothing is shown while nobody is. */
export function BlockedList({ blocks }: { readonly blocks: readonly BlockView[] }) {
  if (blocks.length === 0) return null;
  return (
    <CountedSection id="blocked" title={t('devices.blocked')} count={blocks.length}>
      <ul className="plain-list card">
        {blocks.map((block) => (
          <BlockedRow key={`${block.kind} ${block.deviceId ?? ''} ${block.address ?? ''}`} block={block} />
        ))}
      </ul>
    </CountedSection>
  );
}

function BlockedRow({ block }: { readonly block: BlockView }) {
  const { actions, tell } = useDeskTools();
  const [busy, run] = useBusy();
  const title = blockTitle(block);
  const lift = (): void => {
    const { kind, address = '', deviceId = '' } = block;
    run(actions.unblock(kind === 'address' ? { address } : { deviceId }), (failure) => {
      tell(
        failure ?? saying(kind === 'signed-out' ? 'devices.lifted.signedOut' : 'devices.lifted.block', { who: title }),
      );
    });
  };
  return (
    <li>
      {block.kind === 'address' ? <Ban {...LARGE_ICON} /> : <DevicePicture deviceId={block.deviceId ?? ''} size={32} />}
      <div className="plain-list-words">
        <p>
          <bdi className="device-name">{title}</bdi>
        </p>
        <p className="muted">
          {blockWords(block)}, <Ago atMs={block.atMs} />
          {block.untilMs === undefined ? null : (
            <>
              {' '}
              · <Countdown untilMs={block.untilMs} end={t('countdown.over')} />
            </>
          )}
        </p>
      </div>
      <Button
        disabled={busy}
        aria-label={t('devices.lift.label', { lift: liftWords(block), who: title })}
        onClick={lift}
      >
        {liftWords(block)}
      </Button>
    </li>
  );
}
