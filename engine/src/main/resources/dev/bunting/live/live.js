'use strict';
// The page's address holds the token: what it asks for is below that, and actions carry it besides.
const token = location.pathname.split('/')[1];
const byId = id => document.getElementById(id);
const grouped = new Intl.NumberFormat('en');
const points = [];
let paused = false;
let over = false;

function size(bytes) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) { bytes /= 1000; unit++; }
  return (unit === 0 ? Math.round(bytes) : bytes.toFixed(1)) + ' ' + units[unit];
}

function clock(seconds) {
  const whole = Math.round(seconds);
  const two = n => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  return (hours ? hours + ':' : '') + two(Math.floor(whole / 60) % 60) + ':' + two(whole % 60);
}

function set(id, text) {
  const element = byId(id);
  // What has not changed is not written: screen readers would read it out again.
  if (element.textContent !== text) element.textContent = text;
}

function cell(text, kind, name) {
  const element = document.createElement(kind || 'td');
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

function row(...cells) {
  const element = document.createElement('tr');
  element.append(...cells);
  return element;
}

// By the last few seconds, in bytes or rows a second.
function lately(field) {
  const last = points[points.length - 1];
  let first = points.length - 1;
  while (first > 0 && last[0] - points[first][0] < 3) first--;
  const time = last[0] - points[first][0];
  return time > 0 ? (last[field] - points[first][field]) / time : 0;
}

function curve(id, value, height) {
  const last = points[points.length - 1][0] || 1;
  let most = 1e-9;
  const values = points.map((p, i) => {
    const v = value(p, points[Math.max(0, i - 1)]);
    most = Math.max(most, v);
    return [p[0] / last * 1072, v];
  });
  const line = values.map(v => v[0].toFixed(1) + ' ' + (height - v[1] / most * (height - 6)).toFixed(1));
  byId(id).querySelector('path').setAttribute('d', 'M0 ' + height + 'L' + line.join('L') + 'L1072 ' + height + 'Z');
  return most;
}

function curves() {
  if (points.length < 2) return;
  const rate = curve('rate-chart', (p, q) => p[0] > q[0] ? (p[2] - q[2]) / (p[0] - q[0]) : 0, 160);
  const active = curve('active-chart', p => p[3], 110);
  set('rate-note', 'Bytes received in a second, over the ' + clock(points[points.length - 1][0]) + ' of the job; at most ' + size(rate) + '/s.');
  set('active-note', 'Downloads under way, over the time of the job; at most ' + Math.round(active) + '.');
}

function status(state) {
  const ended = state.ok + state.notFound + state.errors;
  const of = state.rows === null ? '' : ' of ' + grouped.format(state.rows);
  if (over) return 'Ended: ' + grouped.format(ended) + of + ' rows, ' + grouped.format(state.errors) + ' errors.';
  if (state.paused) return 'Paused.';
  return state.rows === null ? 'Running; the list is still being read.' : 'Running.';
}

function progress(state) {
  const ended = state.ok + state.notFound + state.errors;
  set('ended', grouped.format(ended) + (state.rows === null ? '' : ' / ' + grouped.format(state.rows)));
  const bar = byId('bar');
  if (state.rows === null) { bar.removeAttribute('aria-valuenow'); return; }
  const percent = state.rows === 0 ? 100 : 100 * ended / state.rows;
  bar.setAttribute('aria-valuenow', percent.toFixed(0));
  byId('done').style.width = percent + '%';
  document.title = percent.toFixed(0) + '% – Bunting';
}

function hosts(state) {
  byId('hosts').replaceChildren(...state.hosts.map(h => row(
    cell(h.host, 'th'), cell(grouped.format(h.inFlight), 'td', 'n'), cell(grouped.format(h.limit), 'td', 'n'),
    cell(grouped.format(h.attempts), 'td', 'n'), cell(grouped.format(h.failed), 'td', 'n'), cell(size(h.bytes), 'td', 'n'),
    cell(h.state ? h.state + ' for ' + clock(h.secondsLeft) + ': ' + h.why : 'in use', 'td', h.state ? 'failed' : 'ok'))));
  set('hosts-note', state.hosts.length < state.hostCount
    ? state.hosts.length + ' of ' + grouped.format(state.hostCount) + ' hosts: those in need first, then those that are busiest.'
    : 'Those in need first, then those that are busiest.');
}

function failures(state) {
  byId('failed').replaceChildren(...state.failures.map(f => {
    const url = cell(f.url, 'td', 'url');
    const detail = document.createElement('small');
    detail.textContent = f.detail;
    url.append(detail);
    return row(cell(grouped.format(f.row), 'td', 'n'), cell(f.reason, 'td', 'failed'), url);
  }));
}

function show(state) {
  points.push(state.now);
  set('status', status(state));
  progress(state);
  for (const name of ['ok', 'errors', 'retries']) set(name, grouped.format(state[name]));
  set('not-found', grouped.format(state.notFound));
  set('active', grouped.format(state.now[3]));
  set('bytes', size(state.now[2]));
  set('rate', size(lately(2)) + '/s, ' + lately(1).toFixed(1) + ' rows/s');
  hosts(state);
  failures(state);
  curves();
  paused = state.paused;
  set('pause', paused ? 'Resume' : 'Pause');
  for (const name of ['pause', 'cancel']) byId(name).disabled = over;
}

async function act(action) {
  try {
    const answer = await fetch(action, {method: 'POST', headers: {'X-Bunting-Token': token}});
    if (!answer.ok) set('status', 'The job did not take that: ' + answer.status);
  } catch (e) {
    set('status', 'The job is gone.');
  }
}

byId('pause').addEventListener('click', () => {
  const action = paused ? 'resume' : 'pause';
  paused = !paused;
  set('pause', paused ? 'Resume' : 'Pause');
  act(action);
});
byId('cancel').addEventListener('click', () => {
  if (confirm('Cancel the job? What is complete stays, and the same command goes on from there.')) act('cancel');
});

const events = new EventSource('events');
events.addEventListener('history', e => points.splice(0, points.length, ...JSON.parse(e.data)));
events.addEventListener('state', e => show(JSON.parse(e.data)));
events.addEventListener('end', e => {
  events.close();
  over = true;
  const state = JSON.parse(e.data);
  show(state);
  if (state.report) location.replace('report');
});
events.addEventListener('error', () => { if (!over) set('status', 'The job is out of reach.'); });
