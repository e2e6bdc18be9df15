; items.clp - the massage and epidural-injection criteria as CLIPS rules, for
; the items of items.outline: a peer to measure ours beside. Three values and
; a fact for every criterion, so that it too can say why.
;
; clips -f2 bench/items.clp prints microseconds an item, the best of five.

(deftemplate fact (slot name) (slot value))
(deftemplate asked (slot id))                   ; criteria of the item's topic
(deftemplate criterion (slot id) (slot value) (slot because))
(deftemplate indication (slot value))

; ---- Massage --------------------------------------------------------------

(defrule massage-topic
        (fact (name class) (value massage))
        =>
        (assert (asked (id massage-1)) (asked (id massage-2))
                (asked (id massage-3)) (asked (id massage-4))
                (asked (id passive-1))))

(defrule active-care-yes
        (asked (id ?id&massage-1|passive-1))
        (fact (name ?f&home-exercise|physical-therapy)
              (value present|planned))
        =>
        (assert (criterion (id ?id) (value yes) (because ?f))))

(defrule active-care-no
        (asked (id ?id&massage-1|passive-1))
        (fact (name home-exercise) (value absent))
        (fact (name physical-therapy) (value absent))
        =>
        (assert (criterion (id ?id) (value no) (because active-care))))

(defrule visits-yes
        (asked (id massage-2))
        (fact (name visits-requested) (value ?n&:(<= ?n 6)))
        =>
        (assert (criterion (id massage-2) (value yes) (because ?n))))

(defrule visits-exceptional
        (asked (id massage-2))
        (fact (name visits-requested) (value ?n&:(> ?n 6)))
        (fact (name special-circumstances) (value present))
        =>
        (assert (criterion (id massage-2) (value yes) (because special))))

(defrule visits-no
        (asked (id massage-2))
        (fact (name visits-requested) (value ?n&:(> ?n 6)))
        (fact (name special-circumstances) (value absent))
        =>
        (assert (criterion (id massage-2) (value no) (because ?n))))

(defrule prior-none
        (asked (id massage-3))
        (not (fact (name prior-massage) (value ?n&:(>= ?n 1))))
        =>
        (assert (criterion (id massage-3) (value yes) (because not-stated))))

(defrule prior-function-better
        (asked (id massage-3))
        (fact (name prior-massage) (value ?n&:(>= ?n 1)))
        (fact (name ?f&daily-activities|work-restrictions) (value present))
        (fact (name dependency-reduced) (value present))
        =>
        (assert (criterion (id massage-3) (value yes) (because ?f))))

(defrule prior-function-same
        (asked (id massage-3))
        (fact (name prior-massage) (value ?n&:(>= ?n 1)))
        (or (and (fact (name daily-activities) (value absent))
                 (fact (name work-restrictions) (value absent)))
            (fact (name dependency-reduced) (value absent)))
        =>
        (assert (criterion (id massage-3) (value no) (because function))))

(defrule dependence-no
        (asked (id massage-4))
        (fact (name treatment-dependence) (value present))
        =>
        (assert (criterion (id massage-4) (value no) (because dependence))))

(defrule dependence-presumed
        (asked (id massage-4))
        (not (fact (name treatment-dependence) (value present)))
        =>
        (assert (criterion (id massage-4) (value yes) (because presumed))))

; ---- Epidural injection ---------------------------------------------------

(defrule injection-topic
        (fact (name class) (value epidural-injection))
        =>
        (assert (asked (id esi-1)) (asked (id esi-2)) (asked (id esi-3))
                (asked (id esi-4)) (asked (id esi-5)) (asked (id esi-6))
                (asked (id esi-7))))

(defrule radicular-yes
        (asked (id esi-1))
        (fact (name ?f&radiculopathy|radiating-pain) (value present))
        =>
        (assert (criterion (id esi-1) (value yes) (because ?f))))

(defrule radicular-no
        (asked (id esi-1))
        (fact (name radiculopathy) (value absent))
        (fact (name radiating-pain) (value absent))
        =>
        (assert (criterion (id esi-1) (value no) (because absent))))

(defrule examined-yes
        (asked (id esi-2))
        (fact (name ?f&sensory-deficit|motor-deficit|reflex-change|
                    straight-leg-raise|spurling)
              (value present))
        =>
        (assert (criterion (id esi-2) (value yes) (because ?f))))

(defrule single-fact-yes
        (or (and (asked (id ?id&esi-3))
                 (fact (name ?f&corroborated) (value present)))
            (and (asked (id ?id&esi-5))
                 (fact (name ?f&failed-care) (value present)))
            (and (asked (id ?id&esi-6))
                 (fact (name ?f&fluoroscopy) (value present|planned))))
        =>
        (assert (criterion (id ?id) (value yes) (because ?f))))

(defrule single-fact-no
        (or (and (asked (id ?id&esi-3))
                 (fact (name ?f&corroborated) (value absent)))
            (and (asked (id ?id&esi-5))
                 (fact (name ?f&failed-care) (value absent)))
            (and (asked (id ?id&esi-6))
                 (fact (name ?f&fluoroscopy) (value absent))))
        =>
        (assert (criterion (id ?id) (value no) (because ?f))))

(defrule injections-yes
        (asked (id esi-4))
        (fact (name injections-requested) (value ?n))
        (fact (name prior-injections) (value ?p&:(<= (+ ?n ?p) 2)))
        =>
        (assert (criterion (id esi-4) (value yes) (because in-all))))

(defrule injections-no
        (asked (id esi-4))
        (fact (name injections-requested) (value ?n))
        (fact (name prior-injections) (value ?p&:(> (+ ?n ?p) 2)))
        =>
        (assert (criterion (id esi-4) (value no) (because in-all))))

(defrule levels-yes
        (asked (id esi-7))
        (fact (name levels-requested) (value ?n&:(<= ?n 2)))
        =>
        (assert (criterion (id esi-7) (value yes) (because ?n))))

(defrule levels-no
        (asked (id esi-7))
        (fact (name levels-requested) (value ?n&:(> ?n 2)))
        =>
        (assert (criterion (id esi-7) (value no) (because ?n))))

; ---- Three values ---------------------------------------------------------

(defrule unknown
        (declare (salience -10))
        (asked (id ?id))
        (not (criterion (id ?id)))
        =>
        (assert (criterion (id ?id) (value unknown) (because silent))))

(defrule not-met
        (declare (salience -20))
        (exists (criterion (value no)))
        =>
        (assert (indication (value no))))

(defrule undetermined
        (declare (salience -20))
        (not (criterion (value no)))
        (exists (criterion (value unknown)))
        =>
        (assert (indication (value unknown))))

(defrule met
        (declare (salience -20))
        (asked)
        (not (criterion (value ~yes)))
        =>
        (assert (indication (value yes))))

; ---- The items ------------------------------------------------------------

(deffunction massage ()
        (assert (fact (name class) (value massage))
                (fact (name visits-requested) (value 6))
                (fact (name home-exercise) (value present))
                (fact (name prior-massage) (value 8))
                (fact (name daily-activities) (value present))
                (fact (name work-restrictions) (value present))
                (fact (name dependency-reduced) (value present))
                (fact (name treatment-dependence) (value absent))
                (fact (name chronic-pain) (value present))))

(deffunction massage-bare ()
        (assert (fact (name class) (value massage))
                (fact (name visits-requested) (value 12))))

(deffunction epidural-injection ()
        (assert (fact (name class) (value epidural-injection))
                (fact (name injections-requested) (value 1))
                (fact (name levels-requested) (value 1))
                (fact (name radiculopathy) (value present))
                (fact (name radiating-pain) (value present))
                (fact (name sensory-deficit) (value present))
                (fact (name straight-leg-raise) (value present))
                (fact (name corroborated) (value present))
                (fact (name failed-care) (value present))
                (fact (name prior-injections) (value 0))
                (fact (name fluoroscopy) (value planned))
                (fact (name chronic-pain) (value present))))

(deffunction best (?item ?n)
        (bind ?best 1e9)
        (loop-for-count 5 do
                (bind ?from (time))
                (loop-for-count ?n do
                        (reset)
                        (funcall ?item)
                        (run))
                (bind ?best (min ?best (- (time) ?from))))
        (bind ?value none)
        (do-for-fact ((?f indication)) TRUE (bind ?value ?f:value))
        (printout t ?item " " (/ (* ?best 1e6) ?n) " " ?value crlf))

(best massage 5000)
(best massage-bare 5000)
(best epidural-injection 5000)
(exit)
