package io.github.energyjunit.profile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names frames as their source has them, where compilers have made names of their own. */
final class FrameNames {

    /** Javac's, Kotlin's and Scala's bodies of lambdas. */
    private static final Pattern LAMBDA = Pattern.compile(
            "lambda\\$(?:static\\$)?(.+?)\\$\\d+|(.+?)\\$lambda[-$]\\d+(?:[-$]\\d+)*|\\$anonfun\\$(?:adapted\\$)?(.+?)\\$\\d+");

    /** Kotlin's classes for lambdas and suspending functions. */
    private static final Pattern KOTLIN_CLASS = Pattern.compile("(.+?)\\$(.+?)\\$\\d+");

    private static final Pattern KOTLIN_CALL = Pattern.compile("invoke|invokeSuspend|create");
    private static final Pattern KOTLIN_DEFAULT = Pattern.compile("(.+)\\$default");
    private static final Pattern ACCESS = Pattern.compile("access\\$(.+?)(?:\\$\\w+)?");

    /** The digest that Kotlin appends to functions with parameters of inline classes. */
    private static final Pattern DIGEST = Pattern.compile("(.+)-[A-Za-z0-9_-]{7}|(.+)-impl");

    private static final Pattern MADE_UP = Pattern.compile(".*\\$\\$Lambda.*|.*\\$\\$(?:Fast|Enhancer|Spring)\\w*.*"
            + "|java\\.lang\\.invoke\\.LambdaForm\\$.*|jdk\\.internal\\.reflect\\.Generated\\w+");

    private FrameNames() {}

    /** Returns whether a class has no source, and only stands between a call and what it calls. */
    static boolean isMadeUp(String className) {
        return MADE_UP.matcher(className).matches();
    }

    /** Returns class and method, as people read them. */
    static String of(String className, String method) {
        Matcher kotlin = KOTLIN_CLASS.matcher(className);
        if (kotlin.matches() && KOTLIN_CALL.matcher(method).matches()) {
            return kotlin.group(1) + "." + kotlin.group(2) + " (lambda)";
        }
        return className + "." + method(method);
    }

    private static String method(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            return first(lambda) + " (lambda)";
        }
        Matcher defaults = KOTLIN_DEFAULT.matcher(method);
        if (defaults.matches()) {
            return defaults.group(1) + " (defaults)";
        }
        Matcher access = ACCESS.matcher(method);
        if (access.matches()) {
            return access.group(1) + " (access)";
        }
        Matcher digest = DIGEST.matcher(method);
        return digest.matches() ? first(digest) : method;
    }

    private static String first(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group != null) {
                return group;
            }
        }
        return matcher.group();
    }
}
