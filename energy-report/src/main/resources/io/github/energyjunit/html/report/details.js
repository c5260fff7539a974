  // The dialog about one test: its samples and how its energy went.

  function quantile(sorted, share) {
    var at = (sorted.length - 1) * share;
    var low = Math.floor(at);
    return sorted[low] + (sorted[Math.min(sorted.length - 1, low + 1)] - sorted[low]) * (at - low);
  }

  // A budget far beyond the samples would press them into one point.
  function near(test) { return test.l !== null && test.x.length > 0 && test.l <= 3 * Math.max.apply(null, test.x); }

  // One dot for each sample, in order from top to bottom, over a box of the quartiles.
  function samples(test) {
    var values = test.x;
    var sorted = values.slice().sort(function (a, b) { return a - b; });
    var marks = sorted.concat(near(test) ? [test.l] : [], test.p === null || test.p === undefined ? [] : [test.p]);
    var low = Math.min.apply(null, marks);
    var high = Math.max.apply(null, marks);
    if (low === high) { low = low * 0.9; high = high * 1.1 || 1; }
    var x = function (value) { return 20 + (value - low) / (high - low) * 760; };
    var svg = draw('svg', { 'class': 'samples ' + test.source.quality, viewBox: '0 0 800 96', role: 'img',
      'aria-label': values.length + ' samples from ' + energy(sorted[0]) + ' to ' + energy(sorted[sorted.length - 1]) + ' ' + test.source.quality });
    var median = quantile(sorted, 0.5);
    svg.append(draw('rect', { 'class': 'box', x: x(quantile(sorted, 0.25)), y: 6, width: Math.max(1, x(quantile(sorted, 0.75)) - x(quantile(sorted, 0.25))), height: 60, rx: 3 }));
    svg.append(draw('line', { 'class': 'median', x1: x(median), x2: x(median), y1: 6, y2: 66 }));
    values.forEach(function (value, i) { svg.append(draw('circle', { cx: x(value), cy: 12 + (values.length < 2 ? 24 : 48 * i / (values.length - 1)), r: 4 })); });
    if (near(test)) { svg.append(draw('line', { 'class': 'budget', x1: x(test.l), x2: x(test.l), y1: 0, y2: 74 })); }
    if (test.p) { svg.append(draw('line', { 'class': 'baseline', x1: x(test.p), x2: x(test.p), y1: 0, y2: 74 })); }
    svg.append(draw('text', { x: 20, y: 90 }, energy(low)));
    svg.append(draw('text', { x: 780, y: 90, 'text-anchor': 'end' }, energy(high)));
    return svg;
  }

  function day(time) { return time.slice(0, 16).replace('T', ' '); }

  // Builds from left to right; what changed stands below in words too, as a picture alone is not for everybody.
  function trend(builds, values, changes, quality) {
    var high = Math.max.apply(null, values);
    var low = Math.min.apply(null, values);
    var room = (high - low) * 0.1 || high * 0.1 || 1;
    var bottom = Math.max(0, low - room);
    var x = function (i) { return values.length < 2 ? 400 : 10 + i / (values.length - 1) * 780; };
    var y = function (value) { return 118 - (value - bottom) / (high + room - bottom) * 108; };
    var svg = draw('svg', { 'class': 'trend ' + quality, viewBox: '0 0 800 150', role: 'img',
      'aria-label': values.length + ' builds, from ' + energy(values[0]) + ' to ' + energy(values[values.length - 1]) + ' ' + quality });
    var notes = [];
    builds.forEach(function (build, i) {
      if (build[4]) {
        svg.append(draw('line', { 'class': 'renewed', x1: x(i), x2: x(i), y1: 4, y2: 122 }));
        notes.push([i, 'new baseline']);
      }
    });
    changes.forEach(function (change) {
      svg.append(draw('line', { 'class': 'changed', x1: x(change[0]), x2: x(change[0]), y1: 4, y2: 122 }));
      notes.push([change[0], 'new level, ×' + change[1].toFixed(2)]);
    });
    svg.append(draw('polyline', { points: values.map(function (value, i) { return x(i) + ',' + y(value); }).join(' ') }));
    values.forEach(function (value, i) {
      var dot = draw('circle', { cx: x(i), cy: y(value), r: i === values.length - 1 ? 5 : 3, 'class': i === values.length - 1 ? 'this' : '' });
      dot.append(draw('title', {}, day(builds[i][0]) + (builds[i][1] ? ', ' + builds[i][1] : '') + ': ' + energy(value) + ' ' + quality));
      svg.append(dot);
    });
    svg.append(draw('text', { x: 10, y: 142 }, day(builds[0][0]) + ': ' + energy(values[0])));
    svg.append(draw('text', { x: 790, y: 142, 'text-anchor': 'end' }, 'this build: ' + energy(values[values.length - 1])));
    notes.sort(function (a, b) { return a[0] - b[0]; });
    var list = make('ul', {}, notes.slice(-20).map(function (note) {
      var build = builds[note[0]];
      return make('li', {}, day(build[0]) + (build[1] ? ' (' + build[1] + ')' : '') + ': ' + note[1]);
    }));
    return notes.length === 0 ? [svg, make('p', { 'class': 'quiet' }, 'No change of level was found, and no new baseline.')]
      : [svg, make('p', { 'class': 'quiet' }, 'Thick lines mark a new level (Pettitt’s test, p ≤ 0.001, 5 % or more), dotted ones a new baseline:'), list];
  }

  function pairs(entries) {
    var list = make('dl', { 'class': 'pairs' });
    entries.forEach(function (entry) {
      if (entry[1] !== '' && entry[1] !== null) { list.append(make('dt', {}, entry[0]), make('dd', {}, entry[1])); }
    });
    return list;
  }

  // Parts of the test that it measures itself, the highest first.
  function regions(test, quality) {
    var head = ['region', 'joules', '±', 'share of the test', 'runs in one operation', 'doubts'];
    return [make('div', { 'class': 'scroll', tabindex: '0', role: 'region', 'aria-label': 'regions of code' }, make('table', { 'class': 'regions' }, [
      make('thead', {}, make('tr', {}, head.map(function (text, i) { return make('th', i > 0 && i < 5 ? { scope: 'col', 'class': 'number' } : { scope: 'col' }, text); }))),
      make('tbody', {}, test.g.map(function (region) {
        return make('tr', {}, [make('td', { 'class': 'name' }, shown(region[0])), cell(region[2] === null ? 'no reading' : energy(region[2]) + quality, 'number'),
          cell(region[4] === null ? '' : energy(region[4]), 'number'), cell(region[3] === null ? '' : percent(region[3] * 1e6), 'number'),
          cell(String(Number(region[1].toPrecision(3))), 'number'), make('td', {}, region[5].join(', '))]);
      }))
    ])), make('p', { 'class': 'quiet' }, (test.gn ? test.gn + ' more are in report.json. ' : '') + 'The energy of a nested region counts in both; ± is due to the ticks of the counter.')];
  }

  function details(test) {
    var dialog = $('details');
    var quality = test.estimated ? ' estimated' : '';
    var ran = test.i;
    var body = [pairs([
      ['verdict', [make('span', { 'class': 'badge ' + test.verdict }, test.verdict), ' ', test.w ? shown(test.w) : 'no budget']],
      ['joules', joules(test)], ['±', precision(test)],
      ['whole machine', test.m === null ? '' : energy(test.m) + quality],
      ['in containers', test.ic === undefined ? '' : energy(test.ic) + quality + (/(^|,)containers(,|$)/.test(data.fingerprints[test.k].include || '') ? ' of these joules' : ' more, not counted as the test’s')],
      ['budget', test.l === null ? '' : energy(test.l)],
      ['baseline', test.p ? energy(test.p) + quality + '; this build is ×' + test.c[0].toFixed(3) + ' of it, between ' + test.c[1].toFixed(3) + ' and ' + test.c[2].toFixed(3) : ''],
      ['carbon', data.carbon === undefined || test.m === null ? '' : grams(test.m * data.carbon / 3.6e12) + ' CO2e' + quality + ' of the whole machine, per invocation'],
      ['time', test.d === null ? '' : (test.d < 1e9 ? Number((test.d / 1e6).toPrecision(3)) + ' ms' : clock(test.d / 1e9))],
      ['ran', ran[0] + ' successful, ' + ran[1] + ' failed, ' + ran[2] + ' aborted, ' + ran[3] + ' warm-ups' + (ran[4] ? ', ' + ran[4] + ' without reading' : '')],
      ['all of them together', energy(test.e) + quality],
      ['source', test.source.name + ' (' + test.source.quality + ')'],
      ['display name', test.o ? shown(test.o) : '']
    ])];
    if (test.x.length > 0) {
      body.push(make('h3', {}, 'Samples' + (test.n > test.x.length ? ' (' + test.x.length + ' of ' + test.n + ', evenly selected)' : '')), samples(test),
        make('p', { 'class': 'quiet' }, 'Each dot is one sample, the first at the top; the box holds the middle half, the thick line is the median'
          + (test.l === null ? '' : near(test) ? ', the dashed line is the budget' : ', the budget lies far to the right') + (test.p ? ', the dotted one the baseline' : '') + '.'));
    }
    if (test.g) {
      body.push(make('h3', {}, 'Regions of code'));
      body.push.apply(body, regions(test, quality));
    }
    var flames = null;
    if (test.a) {
      flames = profileParts(test.a, test.estimated ? ' estimated' : '', 'flame graph of ' + shown(test.t).slice(0, NAME));
      body.push(make('h3', {}, 'Which code used it'), make('p', { 'class': 'quiet' }, test.a.n + ' stacks were sampled; ± is the sampling error.'));
      body.push.apply(body, flames.elements);
    }
    if (test.h) {
      body.push(make('h3', {}, 'From build to build'));
      body.push.apply(body, trend(test.h[1].map(function (value, i) { return data.trend.builds[typeof test.h[0] === 'number' ? test.h[0] + i : test.h[0][i]]; }), test.h[1], test.h[2] || [], test.estimated ? 'estimated' : ''));
    }
    if (test.flags.length > 0) {
      body.push(make('h3', {}, 'Doubts'), make('ul', {}, test.flags.map(function (flag) {
        return make('li', {}, [make('strong', {}, flag), ': ' + (data.flags[flag] || 'a flag that this version does not know')]);
      })));
    }
    if (test.z) { body.push(make('h3', {}, 'Why there is no reading'), make('p', {}, test.z.map(shown).join('; '))); }
    body.push(make('h3', {}, 'Comparable with results of'), pairs(Object.entries(data.fingerprints[test.k])));
    $('details-name').replaceChildren.apply($('details-name'), name(test, 20000));
    $('details-body').replaceChildren.apply($('details-body'), body);
    dialog.showModal();
    if (flames) {
      flames.graph.render();
      dialog.addEventListener('close', function () { flameGraphs.splice(flameGraphs.indexOf(flames.graph), 1); flames.graph.end(); }, { once: true });
    }
    dialog.scrollTop = 0;
  }
  $('close').addEventListener('click', function () { $('details').close(); });
