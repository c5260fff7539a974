  // The data, how elements are made, and how numbers and names are written.

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
    test.search = (test.t + ' ' + (test.o || '') + ' ' + test.verdict + ' ' + test.flags.join(' ')).toLowerCase();
  });
