(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var tests = data.tests;
  var PAGE = 100;
  var NAME = 300;
  var $ = function (id) { return document.getElementById(id); };
  var root = document.documentElement;
  var compared = document.querySelector('#tests th[data-key=c]') !== null;

  // Makes an element; texts are only ever set as texts, never as HTML.
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      element.append(child);
    });
    return element;
  }

  function draw(tag, attributes, text) {
    var element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  var UNITS = [['GJ', 1e15], ['MJ', 1e12], ['kJ', 1e9], ['J', 1e6], ['mJ', 1e3], ['µJ', 1], ['nJ', 1e-3], ['pJ', 1e-6]];
  function energy(microjoules) {
    if (microjoules <= 0) { return '0 µJ'; }
    var rounded = Number(microjoules.toPrecision(3));
    var unit = UNITS.find(function (candidate) { return rounded >= candidate[1]; }) || UNITS[7];
    var value = rounded / unit[1];
    // Of one reading there is nothing behind the microjoule.
    var digits = unit[1] === 1 && Number.isInteger(microjoules) ? 0 : Math.max(0, 2 - Math.floor(Math.log10(value)));
    return value.toFixed(digits) + ' ' + unit[0];
  }

  function grams(value) {
    var unit = [['kg', 1e3], ['g', 1], ['mg', 1e-3], ['µg', 1e-6]].find(function (candidate) { return value >= candidate[1]; }) || ['µg', 1e-6];
    return Number((value / unit[1]).toPrecision(3)) + ' ' + unit[0];
  }

  // Control and direction characters are shown as their codes, as they would change the text around them.
  function shown(text) {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, function (c) {
      return '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
    });
  }

  tests.forEach(function (test) {
    test.source = data.sources[test.q];
    test.estimated = test.source.quality === 'estimated';
    test.flags = test.f || [];
    test.verdict = test.v || 'PASS';
    test.search = (test.t + ' ' + test.verdict + ' ' + test.flags.join(' ')).toLowerCase();
  });

  function name(test, most) {
    var text = shown(test.t);
    if (text.length > most) { text = text.slice(0, most) + '…'; }
    var hash = text.indexOf('#');
    var at = text.lastIndexOf('.', hash < 0 ? text.length : hash) + 1;
    return [make('span', { 'class': 'package' }, text.slice(0, at)), make('wbr'), text.slice(at)];
  }

  function joules(test) {
    return test.j === null ? [test.verdict === 'REMOVED' ? 'not run' : 'no reading'] : test.source.quality === 'measured' ? [energy(test.j)]
      : [energy(test.j) + ' ', make('small', { 'class': test.source.quality }, test.source.quality)];
  }

  function precision(test) {
    return test.j !== null && test.source.uncertainty !== null ? Math.round(test.source.uncertainty * 100) + ' %'
      : test.r === null ? '' : energy(test.r);
  }

  function flags(test) {
    return test.flags.map(function (flag) {
      return make('span', { 'class': 'flag', title: data.flags[flag] || 'a doubt that this version does not know' }, flag);
    });
  }

  function cell(children, kind) { return make('td', kind ? { 'class': kind } : {}, children); }

  function row(test) {
    var open = make('button', { type: 'button', 'class': 'name cut', 'aria-haspopup': 'dialog' }, name(test, NAME));
    open.addEventListener('click', function () { details(test); });
    var why = test.w && test.verdict !== 'PASS' ? make('span', { 'class': 'why' }, shown(test.w).slice(0, 600)) : [];
    var against = compared ? [cell(test.c ? '×' + test.c[0].toFixed(3) : '', 'number')] : [];
    return make('tr', {}, [
      cell([open].concat(why), 'test'), cell(joules(test), 'number'), cell(precision(test), 'number'),
      cell(test.s === null ? '' : (test.s * 100).toFixed(1) + ' %', 'number'), cell(String(test.n), 'number'),
      cell(test.l === null ? '' : energy(test.l), 'number')
    ].concat(against, [cell(make('span', { 'class': test.verdict }, test.verdict)), cell(flags(test))
    ]));
  }

  var view = tests.slice();
  var page = 0;
  var order = { key: 'j', up: false };
  var ORDER = ['FAIL', 'WARN', 'INCONCLUSIVE', 'INCOMPARABLE', 'MISSING_BASELINE', 'REMOVED', 'NEW', 'IMPROVED', 'PASS'];
  var keys = {
    t: function (test) { return test.t; }, j: function (test) { return test.j; }, s: function (test) { return test.s; },
    n: function (test) { return test.n; }, l: function (test) { return test.l; },
    c: function (test) { return test.c ? test.c[0] : null; },
    r: function (test) { return test.r; },
    v: function (test) { return -ORDER.indexOf(test.verdict); }, f: function (test) { return test.flags.length; }
  };

  function sort() {
    var key = keys[order.key];
    var sign = order.up ? 1 : -1;
    view = view.map(function (test) { return { test: test, key: key(test) }; }).sort(function (a, b) {
      if (a.key === b.key) { return 0; }
      if (a.key === null || b.key === null) { return a.key === null ? 1 : -1; }
      return a.key < b.key ? -sign : sign;
    }).map(function (entry) { return entry.test; });
  }

  function filter() {
    var words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    var verdict = $('verdict').value;
    var flag = $('flag').value;
    view = tests.filter(function (test) {
      return (!verdict || test.verdict === verdict) && (!flag || test.flags.includes(flag))
        && words.every(function (word) { return test.search.includes(word); });
    });
    page = 0;
    sort();
    show();
  }

  function show() {
    var from = page * PAGE;
    $('rows').replaceChildren.apply($('rows'), view.slice(from, from + PAGE).map(row));
    $('shown').textContent = view.length === 0 ? 'no test' : (from + 1) + ' to ' + Math.min(view.length, from + PAGE) + ' of '
      + view.length + (view.length === tests.length ? '' : ' that fit, ' + tests.length + ' in all');
    $('before').disabled = page === 0;
    $('after').disabled = from + PAGE >= view.length;
  }

  function options(select, values) {
    Array.from(new Set(values)).sort().forEach(function (value) { select.append(make('option', { value: value }, value)); });
  }
  options($('verdict'), tests.map(function (test) { return test.verdict; }));
  options($('flag'), tests.reduce(function (all, test) { test.flags.forEach(function (flag) { all.add(flag); }); return all; }, new Set()));
  ['verdict', 'flag'].forEach(function (id) { $(id).addEventListener('change', filter); });
  $('search').addEventListener('input', filter);
  $('before').addEventListener('click', function () { page--; show(); });
  $('after').addEventListener('click', function () { page++; show(); });
  document.querySelectorAll('#tests th').forEach(function (head) {
    head.querySelector('button').addEventListener('click', function () {
      var key = head.getAttribute('data-key');
      order = { key: key, up: order.key === key ? !order.up : key === 't' };
      document.querySelectorAll('#tests th').forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', order.up ? 'ascending' : 'descending');
      page = 0;
      sort();
      show();
    });
  });

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
      notes.push([change[0], 'another level, ×' + change[1].toFixed(2)]);
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
      : [svg, make('p', { 'class': 'quiet' }, 'Thick lines mark another level (Pettitt’s test, p ≤ 0.001, 5 % or more), dotted ones a new baseline:'), list];
  }

  function pairs(entries) {
    var list = make('dl', { 'class': 'pairs' });
    entries.forEach(function (entry) {
      if (entry[1] !== '' && entry[1] !== null) { list.append(make('dt', {}, entry[0]), make('dd', {}, entry[1])); }
    });
    return list;
  }

  function details(test) {
    var dialog = $('details');
    var quality = test.estimated ? ' estimated' : '';
    var ran = test.i;
    var body = [pairs([
      ['verdict', [make('span', { 'class': 'badge ' + test.verdict }, test.verdict), ' ', test.w ? shown(test.w) : 'no budget']],
      ['joules', joules(test)], ['±', precision(test)],
      ['whole machine', test.m === null ? '' : energy(test.m) + quality],
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
      body.push(make('h3', {}, 'Samples' + (test.n > test.x.length ? ' (' + test.x.length + ' of ' + test.n + ', evenly picked)' : '')), samples(test),
        make('p', { 'class': 'quiet' }, 'Each dot is one sample, the first at the top; the box holds the middle half, the thick line is the median'
          + (test.l === null ? '' : near(test) ? ', the dashed line is the budget' : ', the budget lies far to the right') + (test.p ? ', the dotted one the baseline' : '') + '.'));
    }
    if (test.h) {
      body.push(make('h3', {}, 'From build to build'));
      body.push.apply(body, trend(test.h[1].map(function (value, i) { return data.trend.builds[typeof test.h[0] === 'number' ? test.h[0] + i : test.h[0][i]]; }), test.h[1], test.h[2] || [], test.estimated ? 'estimated' : ''));
    }
    if (test.flags.length > 0) {
      body.push(make('h3', {}, 'Doubts'), make('ul', {}, test.flags.map(function (flag) {
        return make('li', {}, [make('strong', {}, flag), ': ' + (data.flags[flag] || 'a doubt that this version does not know')]);
      })));
    }
    if (test.z) { body.push(make('h3', {}, 'Why there is no reading'), make('p', {}, test.z.map(shown).join('; '))); }
    body.push(make('h3', {}, 'Comparable with results of'), pairs(Object.entries(data.fingerprints[test.k])));
    $('details-name').replaceChildren.apply($('details-name'), name(test, 20000));
    $('details-body').replaceChildren.apply($('details-body'), body);
    dialog.showModal();
    dialog.scrollTop = 0;
  }
  $('close').addEventListener('click', function () { $('details').close(); });

  function colour(name) { return getComputedStyle(root).getPropertyValue('--' + name).trim(); }

  // Module (where there are several), package, class, test.
  function path(test) {
    var slash = data.modules ? test.t.indexOf('/') : -1;
    var id = test.t.slice(slash + 1);
    var hash = id.indexOf('#');
    var type = hash < 0 ? id : id.slice(0, hash);
    var dot = type.lastIndexOf('.');
    return (data.modules ? [test.t.slice(0, slash)] : []).concat([dot < 0 ? '(default package)' : type.slice(0, dot), type.slice(dot + 1), hash < 0 ? type : id.slice(hash + 1)]);
  }

  function tree() {
    var top = { children: [], by: new Map() };
    tests.forEach(function (test) {
      if (!test.e) { return; }
      var parts = path(test);
      var at = top;
      parts.forEach(function (part, i) {
        if (i === parts.length - 1) {
          at.children.push({ name: shown(part).slice(0, 120), value: test.e });
          return;
        }
        var next = at.by.get(part);
        if (!next) {
          next = { name: shown(part).slice(0, 200), children: [], by: new Map() };
          at.by.set(part, next);
          at.children.push(next);
        }
        at = next;
      });
    });
    (function strip(node) { delete node.by; (node.children || []).forEach(strip); })(top);
    return top.children;
  }

  function clock(seconds) {
    var whole = Math.floor(seconds);
    return whole < 60 ? Number(seconds.toFixed(seconds < 10 ? 2 : 1)) + ' s'
      : Math.floor(whole / 60) + ':' + String(whole % 60).padStart(2, '0') + ' min';
  }

  function steps(values, width) {
    var points = [];
    values.forEach(function (value, i) { points.push([i * width, value], [(i + 1) * width, value]); });
    return points;
  }

  var power = null;
  function drawPower() {
    var all = data.power;
    var place = $('power');
    var quality = place.getAttribute('data-quality');
    var width = all.width / 1000;
    var names = Object.keys(all.domains);
    var darkness = root.getAttribute('data-theme') === 'dark';
    var colours = darkness ? ['#7eaeff', '#c3a9f5', '#66d99b', '#f2be5c', '#ff9590', '#7fd0e6'] : ['#2f5fb3', '#6a4bab', '#1d7048', '#84600f', '#a03c46', '#22697d'];
    var areas = darkness ? ['#2d4a80', '#4d3f78', '#245a42', '#63511f', '#6d3439', '#29525f'] : ['#b4caf0', '#d2c5ee', '#b5dfc8', '#ecd9ab', '#efc4c8', '#b3d8e2'];
    // Each area reaches from zero to the sum of its domain and those below it; the highest is drawn first.
    var sums = [];
    names.forEach(function (name, i) {
      sums.push(all.domains[name].map(function (watts, at) { return watts === null ? null : watts + (i > 0 ? sums[i - 1][at] : 0); }));
    });
    var axis = { type: 'value', min: 0, max: all.tests.length * width, axisLabel: { formatter: clock, color: colour('quiet'), showMaxLabel: false, hideOverlap: true }, splitLine: { show: false }, axisLine: { lineStyle: { color: colour('quiet') } } };
    if (power) { power.dispose(); }
    power = echarts.init(place, null, { renderer: 'canvas' });
    power.setOption({
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { selectedMode: false, data: names.concat(['caused by the tests']), textStyle: { color: colour('text') }, top: 0, type: 'scroll' },
      tooltip: { renderMode: 'richText', trigger: 'item', formatter: function (point) {
        if (point.seriesIndex !== names.length + 1) { return point.seriesName; }
        var span = all.spans[point.dataIndex];
        return shown(tests[span[0]].t).slice(0, 160) + '\n' + energy(span[3]) + quality + ' in ' + clock((span[2] - span[1]) / 1000);
      } },
      grid: [{ left: 56, right: 16, top: 34, height: 180 }, { left: 56, right: 16, top: 226, height: 70 }],
      xAxis: [Object.assign({ gridIndex: 0 }, axis, { axisLabel: { show: false } }), Object.assign({ gridIndex: 1 }, axis)],
      yAxis: [{ gridIndex: 0, type: 'value', min: 0, name: 'W' + quality, nameTextStyle: { color: colour('quiet'), align: 'left' }, axisLabel: { color: colour('quiet') }, splitLine: { lineStyle: { color: colour('line') } } },
        { gridIndex: 1, type: 'value', min: 0, max: 1 + Math.max.apply(null, [0].concat(all.spans.map(function (span) { return span[4]; }))), show: false, inverse: true }],
      dataZoom: [{ type: 'slider', xAxisIndex: [0, 1], height: 18, bottom: 8, labelFormatter: clock, textStyle: { color: colour('quiet') } }, { type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: false, moveOnMouseWheel: false }],
      series: names.map(function (name, i) {
        return { name: name, type: 'line', xAxisIndex: 0, yAxisIndex: 0, data: steps(sums[i], width), symbol: 'none', lineStyle: { width: 0 }, areaStyle: { opacity: 1 }, color: areas[i % areas.length], z: names.length - i, connectNulls: false };
      }).concat([
        { name: 'caused by the tests', type: 'line', xAxisIndex: 0, yAxisIndex: 0, data: steps(all.tests, width), symbol: 'none', lineStyle: { width: 1.5 }, z: 20, color: colour('text'), connectNulls: false },
        { name: 'tests', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, color: colours[0], encode: { x: [1, 2], y: 4 },
          data: all.spans.map(function (span) { return [span[0], span[1] / 1000, span[2] / 1000, span[3], span[4]]; }),
          renderItem: function (parameters, api) {
            var from = api.coord([api.value(1), api.value(4)]);
            var to = api.coord([api.value(2), api.value(4) + 1]);
            var area = parameters.coordSys;
            var left = Math.max(area.x, from[0]);
            var right = Math.min(area.x + area.width, Math.max(to[0], from[0] + 1));
            return right <= left ? null : { type: 'rect', shape: { x: left, y: from[1] + 1, width: Math.max(1, right - left - 0.5), height: Math.max(2, to[1] - from[1] - 2) },
              style: { fill: colours[api.value(0) % colours.length] } };
          } }
      ])
    });
    power.on('click', function (point) {
      if (point.seriesIndex === names.length + 1) { details(tests[all.spans[point.dataIndex][0]]); }
    });
  }

  function sayPower() {
    var all = data.power;
    var totals = all.tests.map(function (own, i) {
      return Object.keys(all.domains).reduce(function (sum, name) { return sum + (all.domains[name][i] || 0); }, 0);
    }).filter(function (watts, i) { return all.tests[i] !== null; });
    var mean = totals.reduce(function (sum, watts) { return sum + watts; }, 0) / (totals.length || 1);
    var quality = $('power').getAttribute('data-quality');
    $('power-text').textContent = 'The machine used ' + Number(mean.toPrecision(3)) + ' W' + quality + ' on average while tests ran, at most '
      + Number(Math.max.apply(null, [0].concat(totals)).toPrecision(3)) + ' W in ' + clock(all.width / 1000) + '; from the first to the last test ' + clock(all.tests.length * all.width / 1000) + ' went by.';
  }

  var chart = null;
  function chartAll() {
    var place = $('treemap');
    var quality = place.getAttribute('data-quality');
    if (chart) { chart.dispose(); }
    chart = echarts.init(place, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      color: root.getAttribute('data-theme') === 'dark' ? ['#3d5f9e', '#6b549b', '#2f7355', '#8a6a2c', '#8c4a52', '#3b7080'] : ['#2f5fb3', '#6a4bab', '#1d7048', '#84600f', '#a03c46', '#22697d'],
      tooltip: { renderMode: 'richText', formatter: function (point) { return point.name + '\n' + energy(point.value) + quality; } },
      series: [{ type: 'treemap', name: 'all tests', data: tree(), left: 0, right: 0, top: 0, bottom: 34, roam: false, visibleMin: 300, leafDepth: (tests.length > 300 ? 2 : 3) + (data.modules ? 1 : 0),
        label: { color: '#fff', overflow: 'truncate' }, upperLabel: { show: true, height: 20, color: colour('text'), overflow: 'truncate' },
        itemStyle: { borderColor: colour('card'), borderWidth: 1, gapWidth: 1 },
        levels: [{ upperLabel: { show: false } }, { itemStyle: { gapWidth: 2 } }, { itemStyle: { gapWidth: 1 }, colorSaturation: [0.35, 0.5] }],
        breadcrumb: { itemStyle: { color: colour('row'), textStyle: { color: colour('text') } } } }]
    });
  }

  function theme(name) {
    root.setAttribute('data-theme', name);
    $('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
    $('theme').setAttribute('aria-label', 'Switch to ' + (name === 'dark' ? 'light' : 'dark') + ' colours');
    if (chart) { chartAll(); }
    if (power) { drawPower(); }
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  theme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', function () { theme(dark.matches ? 'dark' : 'light'); });
  $('theme').addEventListener('click', function () { theme(root.getAttribute('data-theme') === 'dark' ? 'light' : 'dark'); });

  // Paper is white, whatever the screen is.
  var onScreen = 'light';
  addEventListener('beforeprint', function () {
    onScreen = root.getAttribute('data-theme');
    theme('light');
    [chart, power].forEach(function (each) { if (each) { each.getZr().flush(); } });
  });
  addEventListener('afterprint', function () { theme(onScreen); });

  sort();
  show();
  if (data.trend) {
    var shownTrend = trend(data.trend.builds, data.trend.builds.map(function (build) { return build[3]; }), data.trend.changes, $('chart').querySelector('.estimated') ? 'estimated' : '');
    $('trend').replaceChildren.apply($('trend'), shownTrend);
  }
  if (data.power) {
    $('power-section').hidden = false;
    sayPower();
    setTimeout(drawPower, 0);
    addEventListener('resize', function () { if (power) { power.resize(); } });
  }
  if (tests.some(function (test) { return test.e > 0; })) {
    // The page is painted first; the chart follows.
    setTimeout(chartAll, 0);
    addEventListener('resize', function () { if (chart) { chart.resize(); } });
  } else {
    $('chart').hidden = true;
  }
})();
