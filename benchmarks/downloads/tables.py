"""Medians of a contest as a Markdown table, with ratios to the fastest peer."""
import statistics


def is_ours(name):
    return name.startswith('bunting')


def fastest_peer(medians, verdicts):
    """Of those that are not ours and brought every file, if there are any."""
    peers = [name for name in medians if not is_ours(name) and verdicts[name].startswith('all')]
    return min(peers, key=lambda name: medians[name][0]) if peers else None


def median_of(runs):
    return [statistics.median(column) for column in zip(*(run[:3] for run in runs))]


def table(scenario, results, verdicts, limits):
    """Results and limits: lists of runs by name; verdicts: what arrived, by name."""
    medians = {name: median_of(runs) for name, runs in results.items()}
    peer = fastest_peer(medians, verdicts)
    rounds = max(map(len, results.values()))
    lines = [f'### {scenario.title}', '',
             f'`--scenario {scenario.name}`, {rounds} round{"s" if rounds > 1 else ""}'
             + (f', ratios to {peer}' if peer else '')
             + (f'; the delays alone take {scenario.ideal():.1f} s' if scenario.delay else ''), '',
             '| | wall s | from-to | ratio | CPU s | ratio | peak MiB | ratio | files |', '|---|---|---|---|---|---|---|---|---|']
    ordered = sorted(medians, key=lambda name: (not verdicts[name].startswith('all'), medians[name][0]))
    lines += [row(name, medians[name], results[name], medians.get(peer), verdicts[name]) for name in ordered]
    lines += [row(f'*limit: {name}*', median_of(runs), runs, medians.get(peer), '') for name, runs in limits.items()]
    return '\n'.join(lines) + '\n'


def row(name, median, runs, peer, verdict):
    wall, cpu, peak = median
    walls = [run.wall for run in runs]
    spread = f'{min(walls):.2f}-{max(walls):.2f}' if len(walls) > 1 else ''
    ratios = [f'{mine / its:.2f}' if its else '' for mine, its in zip(median, peer)] if peer else [''] * 3
    label = f'**{name}**' if is_ours(name) else name
    return (f'| {label} | {wall:.3f} | {spread} | {ratios[0]} | {cpu:.2f} | {ratios[1]} | {peak:.0f} | {ratios[2]} '
            f'| {verdict} |')
