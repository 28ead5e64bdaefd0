/** What the parts of the desk share: the state that they decide about, and one way to tell of it. */
import type { OneAtATimePerKey } from '../one-at-a-time.ts';
import type { Clock, Logger } from '../ports.ts';
import type { PairedDeviceView } from '../protocol/desk.ts';
import type { Sessions } from '../routing/sessions.ts';
import type { AccessEnds } from './access-ends.ts';
import type { BlockList } from './block-list.ts';
import type { DeskEvent } from './desk.ts';
import type { PairedDevice } from './paired-device.ts';
import type { Registry } from './registry.ts';
import type { UndoBook } from './undo-book.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface DeskParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly waitingRoom: WaitingRoom;
  readonly blocks: BlockList;
  readonly undoBook: UndoBook;
  readonly accessEnds: AccessEnds;
  /** For decisions of more than one step: two about the same device must not mix. */
  readonly turns: OneAtATimePerKey;
  readonly emit: (event: DeskEvent) => void;
  readonly view: (device: PairedDevice) => PairedDeviceView;
}
