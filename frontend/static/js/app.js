// Everything a page may need; each module looks for its own marks and does nothing where there are none.
import './nav.js';
import './keys.js';
import './messages.js';
import './search.js';
import './form.js';
import './help.js';
import './confirm.js';
import './table.js';
import './live.js';
import './commit.js';
import './diff.js';
import './strength.js';
import './choose.js';
import './editor.js';
import './trial.js';
import './tail.js';
