/** The ways of keeping a device out, each with what follows from it. */
export const keepOut = {
  'keepOut.dismiss': 'It stays in the list, without a notification, until its request runs out.',
  'keepOut.deny': 'This request is refused. It may ask again; for an hour that is listed without a notification.',
  'keepOut.block': 'Its key is refused before it can ask, until you lift the block under Devices.',
  'keepOut.blockPaired':
    'It is removed and disconnected now, and its key is refused until you lift the block under Devices.',
  'keepOut.ending.signOut':
    'Its connections end and its tokens stop working. It stays in the list, and must be approved to come back.',
  'keepOut.ending.remove': 'It leaves the list and is disconnected. It may ask again.',
  'keepOut.ending.block': 'It is removed, and cannot ask again until you lift the block.',
  'keepOut.alsoAddress': 'Also refuse unknown devices from {address}, for an hour',
  'keepOut.unknownFrom': 'Unknown devices from {address}',
  'keepOut.unknownFromSomewhere': 'Unknown devices from an address',
  'keepOut.noName': 'A device without a name',
  'keepOut.noNameWithCode': 'The device with the code {code}',
  'keepOut.kind.key': 'Blocked {where}',
  'keepOut.kind.address': 'Kept out {where}',
  'keepOut.kind.signed-out': 'Signed out {where}: the token alone does not let it in any more',
  'keepOut.allowAgain': 'Allow again',
  'keepOut.lift': 'Lift block',
} as const;
