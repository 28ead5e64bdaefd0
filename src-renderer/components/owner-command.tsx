import { t } from '../language/t.ts';
import { Command } from './command.tsx';

interface OwnerCommandProps {
  /** What leads up to the command, up to a colon. */
  readonly lead: string;
  readonly command: string;
  /** What has to stand before it where the gateway runs, if the gateway said so. */
  readonly prefix: string | undefined;
}

/** A command for the person at the gateway's computer: the one for the place it runs in, or where that is not known all likely ones. */
export function OwnerCommand({ lead, command, prefix }: OwnerCommandProps) {
  if (prefix !== undefined) {
    return (
      <div className="step">
        <p>{lead}</p>
        <Command text={`${prefix} ${command}`} />
      </div>
    );
  }
  return (
    <>
      <div className="step">
        <p>{lead}</p>
        <Command text={command} />
      </div>
      <div className="step">
        <p>{t('refusedSteps.docker')}</p>
        <Command text={`docker exec openclaw-gateway ${command}`} />
      </div>
    </>
  );
}
