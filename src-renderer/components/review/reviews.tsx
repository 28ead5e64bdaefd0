import { commandReviewOf } from '../../state/command-review.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import type { ReviewSelection } from '../../state/review-selection.ts';
import { CommandReviewCard } from './command-review-card.tsx';
import { ReviewCard } from './review-card.tsx';

interface ReviewsProps {
  readonly requestId: string;
  readonly review: ReviewSelection;
  readonly view: LoadedView;
}

/** The open review card, above whatever page is shown: the desktop can open one at any time. */
export function Reviews({ requestId, review, view }: ReviewsProps) {
  const commands = commandReviewOf(view, requestId);
  const shared = { view, onReview: review.open, onClose: review.close };
  return commands === undefined ? (
    <ReviewCard key={requestId} requestId={requestId} {...shared} />
  ) : (
    <CommandReviewCard key={requestId} review={commands} {...shared} />
  );
}
